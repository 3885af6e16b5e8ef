// The time axis: lanes on one canvas. Only what is in view is drawn, and what falls on the same pixels is drawn once.
const LEFT = 118, RULER = 20;
const axis = document.getElementById("axis"), canvas = document.getElementById("canvas"), tip = document.getElementById("tip");
const seenWrong = new Set(events.filter((event) => event.kind === "missed").map((event) => event.seen));
const view = { from: whole.from, to: whole.to };
const hidden = new Set(["relays", "serial"]);

// Lanes with their events, ascending by time.
const lanes = makeLanes();
function makeLanes() {
  const made = [{ id: "steps", word: "laneSteps", height: 24, list: [] }];
  const several = new Set(events.map(terminalOf).filter(Boolean)).size > 1;
  const whose = several ? [...new Set(events.map(terminalOf).filter(Boolean))] : [undefined];
  const of = (kinds, terminal) => events.map((_, i) => i)
    .filter((i) => kinds.includes(events[i].kind) && (terminal === undefined || terminalOf(events[i]) === terminal));
  whose.forEach((terminal) => made.push({ id: "screens", word: "screens", terminal, height: 62, list: of(["screen", "missed"], terminal) }));
  whose.forEach((terminal) => made.push({ id: "keys", word: "keys", terminal, height: 24, list: of(["key", "card", "code"], terminal) }));
  made.push({ id: "host", word: "host", height: 38, list: of(["message"]) });
  made.push({ id: "rest", word: "rest", height: 22, list: of(["note", "power", "sense", "line", "receipt"]) });
  made.push({ id: "relays", word: "relays", height: 18, list: of(["relay"]) });
  made.push({ id: "serial", word: "serial", height: 18, list: of(["read"]) });
  return made.filter((lane) => lane.id === "steps" ? steps.length : lane.list.length);
}
const shownLanes = () => lanes.filter((lane) => !hidden.has(lane.id));
// By event: its lane, the event after it there, and the next message the same way.
const laneByEvent = [], nextInLane = [], nextSameWay = [];
lanes.forEach((lane) => {
  const last = [];
  lane.list.forEach((i, n) => {
    laneByEvent[i] = lane;
    nextInLane[i] = lane.list[n + 1];
    const way = Number(events[i].request ?? 0);
    if (last[way] !== undefined) nextSameWay[last[way]] = i;
    last[way] = i;
  });
});
const laneOf = (i) => laneByEvent[i];

const wide = () => canvas.clientWidth - LEFT - 14;
const xOf = (t) => LEFT + ((t - view.from) / (view.to - view.from)) * wide();
const tOf = (x) => view.from + ((x - LEFT) / wide()) * (view.to - view.from);

let waiting = false;
function redraw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; draw(); });
}

function draw() {
  const ratio = devicePixelRatio || 1;
  let y = RULER;
  shownLanes().forEach((lane) => { lane.y = y; y += lane.height; });
  const height = y + 6, width = axis.clientWidth;
  canvas.style.height = height + "px";
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue("--" + name).trim();
  pen.font = "11px system-ui, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";
  pen.textBaseline = "middle";
  ruler(pen, ink, width, height);
  pen.save();
  pen.beginPath();
  pen.rect(LEFT - 6, 0, width, height);
  pen.clip();
  shownLanes().forEach((lane) => PENS[lane.id](pen, ink, lane));
  drawArrows(pen, ink);
  drawHits(pen, ink);
  cursor(pen, ink, height);
  pen.restore();
  shownLanes().forEach((lane) => {
    pen.fillStyle = lane === selection.lane ? ink("ink") : ink("soft");
    pen.font = (lane === selection.lane ? "600 " : "") + "11px system-ui, 'Noto Sans', 'Noto Sans CJK SC', sans-serif";
    pen.fillText(say(lane.word) + (lane.terminal ? " " + lane.terminal : ""), 16, lane.y + lane.height / 2, LEFT - 30);
  });
}

function ruler(pen, ink, width, height) {
  const unit = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 3e4, 6e4, 12e4, 3e5, 6e5].find((one) => xOf(view.from + one) - LEFT > 74) ?? 12e5;
  pen.strokeStyle = ink("line");
  pen.lineWidth = 1;
  for (let t = Math.ceil(view.from / unit) * unit; t <= view.to; t += unit) {
    const x = Math.round(xOf(t)) + 0.5;
    pen.beginPath();
    pen.moveTo(x, RULER - 4);
    pen.lineTo(x, height);
    pen.stroke();
    pen.fillStyle = ink("faint");
    pen.fillText(unit < 1000 ? (t / 1000).toFixed(unit < 10 ? 3 : unit < 100 ? 2 : 1) + " s" : t < 60000 ? t / 1000 + " s" : Math.floor(t / 60000) + ":" + String(Math.round((t % 60000) / 1000)).padStart(2, "0"), x - 10, 9);
  }
  shownLanes().forEach((lane) => {
    pen.beginPath();
    pen.moveTo(0, lane.y + 0.5);
    pen.lineTo(width, lane.y + 0.5);
    pen.stroke();
  });
}

// The events of a lane in view, and one before it, which may reach in.
function inView(lane) {
  const first = Math.max(0, lastAt(lane.list, view.from));
  return lane.list.slice(first, lastAt(lane.list, view.to) + 1);
}
const chosen = (i) => selection.event === i;

const PENS = {
  steps(pen, ink, lane) {
    steps.forEach((step, n) => {
      const x = xOf(step.from), end = Math.max(x + 2, xOf(step.to));
      if (end < LEFT - 6 || x > canvas.clientWidth) return;
      const bad = step.verdict === "failed" || step.verdict === "broken";
      pen.fillStyle = bad ? ink(step.verdict + "-bar") : step.verdict === "skipped" ? ink("line") : ink("step");
      pen.beginPath();
      pen.roundRect(x, lane.y + 4, Math.max(2, end - x - 1.5), lane.height - 8, 3);
      pen.fill();
      if (selection.step === n) {
        pen.strokeStyle = ink("accent");
        pen.lineWidth = 1.5;
        pen.stroke();
      }
      const from = Math.max(x, LEFT) + 6;
      if (end - from > 34) {
        pen.save();
        pen.beginPath();
        pen.rect(from, lane.y, end - from - 6, lane.height);
        pen.clip();
        pen.fillStyle = bad ? "#fff" : ink("ink");
        pen.fillText(step.text, from, lane.y + lane.height / 2 + 0.5);
        pen.restore();
      }
    });
  },

  screens(pen, ink, lane) {
    const list = inView(lane).filter((i) => events[i].kind === "screen");
    const ratio = devicePixelRatio || 1;
    // Room goes to the one selected, to those that were not as expected, then to the others from the left.
    const strip = [];
    const fit = (i, over) => {
      const x = Math.max(xOf(events[i].t), LEFT);
      const size = thumbSize(screens[events[i].picture]);
      if (x < canvas.clientWidth - 20 && !over.some(([, other, taken]) => x < other + taken.width + 3 && other < x + size.width + 3)) strip.push([i, x, size]);
    };
    const first = list.filter((i) => chosen(i) || seenWrong.has(i)).sort((a, b) => chosen(b) - chosen(a));
    first.forEach((i) => fit(i, strip));
    const placed = [...strip];
    list.forEach((i) => first.includes(i) || fit(i, [...placed, ...strip.slice(-1)]));
    strip.forEach(([i, x, size]) => {
      pen.drawImage(thumb(events[i].picture, ratio), x, lane.y + 9, size.width, size.height);
      if (seenWrong.has(i)) {
        pen.strokeStyle = ink("failed");
        pen.lineWidth = 2;
        pen.strokeRect(x - 1, lane.y + 8, size.width + 2, size.height + 2);
      }
      if (chosen(i)) {
        pen.strokeStyle = ink("accent");
        pen.lineWidth = 2;
        pen.strokeRect(x - 1, lane.y + 8, size.width + 2, size.height + 2);
      }
    });
    ticks(pen, list, lane.y + 2, 5, ink("soft"));
    inView(lane).filter((i) => events[i].kind === "missed").forEach((i) => {
      const x = xOf(events[i].t);
      pen.fillStyle = ink("failed");
      pen.beginPath();
      pen.moveTo(x, lane.y + 1);
      pen.lineTo(x + 6, lane.y + 8);
      pen.lineTo(x - 6, lane.y + 8);
      pen.fill();
      pen.fillRect(x - 1, lane.y + 2, 2, lane.height - 4);
    });
  },

  keys(pen, ink, lane) {
    let free = -Infinity;
    inView(lane).forEach((i) => {
      const event = events[i], x = xOf(event.t);
      const end = Math.max(x + 2, xOf(event.to ?? event.t));
      pen.fillStyle = ink(event.kind === "key" ? "key" : "card");
      pen.fillRect(x, lane.y + 4, end - x, lane.height - 8);
      if (chosen(i)) outline(pen, ink, x, lane.y + 3, end - x, lane.height - 6);
      const label = event.kind === "key" ? event.key : words(event);
      const size = pen.measureText(label).width;
      if (end + 3 > free && end + 3 + size < room(i)) {
        pen.fillStyle = ink("ink");
        pen.fillText(label, end + 3, lane.y + lane.height / 2 + 0.5);
        free = end + size + 6;
      }
    });
  },

  host(pen, ink, lane) {
    let free = [-Infinity, -Infinity];
    inView(lane).forEach((i) => {
      const event = events[i], x = xOf(event.t), row = event.request ? 0 : 1;
      const y = lane.y + (row ? 27 : 11);
      pen.fillStyle = ink("host");
      pen.beginPath();
      const d = event.request ? -1 : 1;
      pen.moveTo(x, y + 6 * d);
      pen.lineTo(x + 5, y - 4 * d);
      pen.lineTo(x - 5, y - 4 * d);
      pen.fill();
      if (chosen(i)) outline(pen, ink, x - 6, y - 7, 12, 14);
      if (x + 8 > free[row]) {
        const next = nextSameWay[i];
        const space = (next === undefined ? canvas.clientWidth : xOf(events[next].t) - 10) - x - 10;
        const label = fitted(pen, event.summary, space);
        if (label) {
          pen.fillStyle = ink("ink");
          pen.fillText(label, x + 9, y + 0.5);
          free[row] = x + 12 + pen.measureText(label).width;
        }
      }
    });
  },

  rest(pen, ink, lane) {
    let free = -Infinity;
    inView(lane).forEach((i) => {
      const event = events[i], x = xOf(event.t), y = lane.y + lane.height / 2;
      pen.fillStyle = event.kind === "power" || event.kind === "line" ? ink(event.present ? "passed" : "failed") : ink("rest");
      pen.beginPath();
      pen.arc(x, y, 4, 0, 7);
      pen.fill();
      if (chosen(i)) outline(pen, ink, x - 6, y - 6, 12, 12);
      const label = fitted(pen, event.kind === "receipt" ? say("receipt") : words(event), room(i) - x - 8);
      if (label && x + 7 > free) {
        pen.fillStyle = ink("soft");
        pen.fillText(label, x + 8, y + 0.5);
        free = x + 10 + pen.measureText(label).width;
      }
    });
  },

  relays(pen, ink, lane) {
    pen.fillStyle = ink("relay");
    inView(lane).forEach((i) => {
      const x = xOf(events[i].t);
      pen.fillRect(x, lane.y + 5, Math.max(2, xOf(events[i].to ?? events[i].t) - x), lane.height - 10);
      if (chosen(i)) outline(pen, ink, x, lane.y + 3, 4, lane.height - 6);
    });
  },

  serial(pen, ink, lane) {
    ticks(pen, inView(lane), lane.y + 4, lane.height - 8, ink("serial"));
    inView(lane).filter(chosen).forEach((i) => outline(pen, ink, xOf(events[i].t) - 3, lane.y + 3, 6, lane.height - 6));
  },
};

function ticks(pen, list, y, height, fill) {
  pen.fillStyle = fill;
  let last = -Infinity;
  list.forEach((i) => {
    const x = Math.round(xOf(events[i].t));
    if (x > last) pen.fillRect(x, y, 1.5, height);
    last = x;
  });
}
function outline(pen, ink, x, y, width, height) {
  pen.strokeStyle = ink("accent");
  pen.lineWidth = 2;
  pen.strokeRect(x - 1.5, y - 0.5, Math.max(3, width + 3), height + 1);
}
function room(i) {
  const next = nextInLane[i];
  return next === undefined ? canvas.clientWidth : xOf(events[next].t) - 3;
}
function fitted(pen, text, space) {
  if (space < 26) return "";
  let fits = text.length > 120 ? text.slice(0, 120) + "…" : text;
  while (fits && pen.measureText(fits).width > space) fits = fits.slice(0, -2).trimEnd().replace(/…?$/, "…");
  return fits.length > 2 ? fits : "";
}

// Those of the selected event strongly, those of the host faintly while there are few.
function drawArrows(pen, ink) {
  const few = arrows.filter((arrow) => events[arrow.from].kind === "message" || events[arrow.to].kind === "message")
    .filter((arrow) => events[arrow.to].t >= view.from && events[arrow.from].t <= view.to);
  if (few.length <= 40) few.forEach((arrow) => drawArrow(pen, ink("host"), arrow, 0.4, 1));
  (arrowsFrom.get(selection.event) ?? []).concat(arrowsTo.get(selection.event) ?? [])
    .forEach((arrow) => drawArrow(pen, ink("accent"), arrow, 1, 2));
}
function placeOf(i) {
  const lane = laneOf(i);
  if (!lane || hidden.has(lane.id)) return undefined;
  const event = events[i];
  const y = lane.id === "host" ? lane.y + (event.request ? 11 : 27) : lane.id === "screens" ? lane.y + lane.height - 8 : lane.y + lane.height / 2;
  return { x: xOf(event.t) + (lane.id === "screens" ? 3 : 0), y };
}
function drawArrow(pen, stroke, arrow, alpha, weight) {
  const from = placeOf(arrow.from), to = placeOf(arrow.to);
  if (!from || !to) return;
  pen.save();
  pen.globalAlpha = alpha;
  pen.strokeStyle = pen.fillStyle = stroke;
  pen.lineWidth = weight;
  const bend = Math.max(14, Math.abs(to.x - from.x) / 2);
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.bezierCurveTo(from.x + bend, from.y, to.x - bend, to.y, to.x, to.y);
  pen.stroke();
  pen.beginPath();
  pen.moveTo(to.x + 2, to.y);
  pen.lineTo(to.x - 6, to.y - 3.5);
  pen.lineTo(to.x - 6, to.y + 3.5);
  pen.fill();
  pen.restore();
}
function drawHits(pen, ink) {
  if (!search.hits.length) return;
  pen.fillStyle = "#e0a800";
  search.hits.forEach((i) => {
    const x = xOf(events[i].t);
    if (x >= LEFT - 6) pen.fillRect(x - 1, RULER - 5, 2.5, 6);
  });
}
function cursor(pen, ink, height) {
  if (selection.t < view.from || selection.t > view.to) return;
  const x = Math.round(xOf(selection.t)) + 0.5;
  pen.strokeStyle = pen.fillStyle = ink("accent");
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x, 14);
  pen.lineTo(x, height);
  pen.stroke();
  const label = since(selection.t), width = pen.measureText(label).width + 10;
  const left = Math.min(Math.max(x - width / 2, LEFT - 6), canvas.clientWidth - width - 2);
  pen.beginPath();
  pen.roundRect(left, 1, width, 15, 3);
  pen.fill();
  pen.fillStyle = ink("page");
  pen.fillText(label, left + 5, 9);
}

// The event drawn nearest to a place, or undefined.
function hit(x, y) {
  const lane = shownLanes().find((one) => y >= one.y && y < one.y + one.height);
  if (!lane) return { lane };
  const t = tOf(x);
  if (lane.id === "steps") return { lane, step: steps.findIndex((step) => t >= step.from && t <= step.to) };
  const near = lastAt(lane.list, t);
  if (lane.id === "screens" && y > lane.y + 8 && near >= 0) return { lane, event: lane.list[near] };
  const event = [near, near + 1].filter((n) => n in lane.list).map((n) => lane.list[n])
    .filter((i) => Math.abs(xOf(events[i].t) - x) < 9 || (events[i].to !== undefined && t >= events[i].t && t <= events[i].to))
    .sort((a, b) => Math.abs(events[a].t - t) - Math.abs(events[b].t - t))[0];
  return { lane, event };
}

function zoom(factor, around) {
  const size = Math.min(whole.to - whole.from, Math.max(20, (view.to - view.from) * factor));
  const share = (around - view.from) / (view.to - view.from);
  move(around - share * size, size);
}
function move(from, size) {
  const all = whole.to - whole.from;
  view.from = Math.max(whole.from, Math.min(from, whole.from + all - size));
  view.to = view.from + size;
  redraw();
}
function bringIntoView(t) {
  const size = view.to - view.from;
  if (t < view.from || t > view.to) move(t - size / 3, size);
}
