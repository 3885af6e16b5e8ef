// What is selected, and what mouse and keys do to it.
const selection = { event: undefined, step: -1, t: 0, whole: false, lane: undefined };
const search = { text: "", hits: [], place: -1 };

function changed() {
  markStep();
  stage();
  detail();
  eventRows();
  const axisNow = $("axis");
  axisNow.setAttribute("aria-valuemin", String(Math.round(whole.from)));
  axisNow.setAttribute("aria-valuemax", String(Math.round(whole.to)));
  axisNow.setAttribute("aria-valuenow", String(Math.round(selection.t)));
  const told = selection.event === undefined ? (selection.whole ? steps[selection.step].text : since(selection.t)) : `${since(selection.t)} ${kindOf(events[selection.event])} ${words(events[selection.event])}`;
  axisNow.setAttribute("aria-valuetext", told);
  $("said").textContent = told;
  redraw();
}
function selectEvent(i) {
  const event = events[i];
  Object.assign(selection, { event: i, t: event.t, step: stepAt(event.t), whole: false, lane: laneOf(i) });
  bringIntoView(event.t);
  scrollToEvent();
  changed();
}
// A step stands at the first screen that came in it.
function selectStep(n) {
  const step = steps[n];
  const first = events.find((event) => event.kind === "screen" && event.t >= step.from && event.t < step.to);
  Object.assign(selection, { event: undefined, t: first ? first.t : step.from, step: n, whole: true, lane: lanes[0] });
  bringIntoView(selection.t);
  changed();
}
function selectTime(t) {
  const held = Math.min(Math.max(t, whole.from), whole.to);
  Object.assign(selection, { event: undefined, t: held, step: stepAt(held), whole: false });
  changed();
}

function neighbour(way, anyLane) {
  const list = anyLane || !selection.lane ? events.map((_, i) => i) : selection.lane.list;
  if (selection.lane?.id === "steps" && !anyLane) return stepBy(way);
  const place = selection.event !== undefined && list.includes(selection.event) ? list.indexOf(selection.event)
    : way > 0 ? lastAt(list, selection.t) : lastAt(list, selection.t) + 1;
  const next = list[place + way];
  if (next !== undefined) selectEvent(next);
}
function stepBy(way) {
  const next = Math.min(Math.max(selection.step + way, 0), steps.length - 1);
  if (steps.length) selectStep(next);
}
function laneBy(way) {
  const all = shownLanes();
  const lane = all[Math.min(Math.max(all.indexOf(selection.lane) + way, 0), all.length - 1)];
  if (!lane || lane === selection.lane) return;
  if (lane.id === "steps") {
    selectStep(Math.max(0, stepAt(selection.t)));
    return;
  }
  const near = lastAt(lane.list, selection.t);
  const t = selection.t;
  const best = [near, near + 1].filter((n) => n in lane.list).sort((a, b) => Math.abs(events[lane.list[a]].t - t) - Math.abs(events[lane.list[b]].t - t))[0];
  selectEvent(lane.list[best]);
}
function toEnd(last) {
  if (!selection.lane || selection.lane.id === "steps") {
    if (steps.length) selectStep(last ? steps.length - 1 : 0);
  } else {
    selectEvent(last ? selection.lane.list.at(-1) : selection.lane.list[0]);
  }
}

function find(text) {
  search.text = text.trim().toLowerCase();
  search.hits = search.text ? events.map((_, i) => i).filter((i) => haystack(i).includes(search.text)) : [];
  search.place = -1;
  if (search.text) show("events");
  eventList();
  if (search.hits.length) {
    const after = search.hits.findIndex((i) => events[i].t >= selection.t);
    jump(after < 0 ? 0 : after);
  } else {
    hitCount();
    changed();
  }
}
function jump(place) {
  search.place = (place + search.hits.length) % search.hits.length;
  hitCount();
  selectEvent(search.hits[search.place]);
}
function hitCount() {
  $("hits").textContent = !search.text ? "" : search.hits.length ? say("hits", search.place + 1, search.hits.length) : say("none");
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages from disk and in frames may not always use the clipboard; the old way still works there.
    const area = made("textarea", {});
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const label = button.textContent;
  button.textContent = say("copied");
  setTimeout(() => (button.textContent = label), 1200);
}

function place(event) {
  const box = canvas.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
let dragging = false;
axis.addEventListener("pointerdown", (event) => {
  const { x, y } = place(event);
  const found = hit(x, y);
  axis.setPointerCapture(event.pointerId);
  dragging = true;
  tip.hidden = true;
  if (found.event !== undefined) selectEvent(found.event);
  else if (found.step >= 0) selectStep(found.step);
  else {
    if (found.lane) selection.lane = found.lane;
    selectTime(tOf(x));
  }
});
axis.addEventListener("pointermove", (event) => {
  const { x, y } = place(event);
  if (dragging) {
    if (Math.abs(event.movementX) > 0) selectTime(tOf(x));
    return;
  }
  const found = hit(x, y);
  const shown = found.event !== undefined || found.step >= 0;
  tip.hidden = !shown;
  if (!shown) return;
  if (found.step >= 0) {
    tip.replaceChildren(made("b", {}, steps[found.step].text), made("br"), made("span", {}, `${say(steps[found.step].verdict)} · ${span(steps[found.step].to - steps[found.step].from)}`));
  } else {
    const one = events[found.event];
    tip.replaceChildren(made("b", {}, kindOf(one)), " ", made("span", {}, since(one.t)), made("br"), one.kind === "screen" ? drawn(screens[one.picture]) : words(one).slice(0, 300));
  }
  tip.style.left = Math.max(4, Math.min(x + 14, axis.clientWidth - tip.offsetWidth - 8)) + "px";
  tip.style.top = y + 18 + "px";
});
axis.addEventListener("pointerup", () => (dragging = false));
axis.addEventListener("pointerleave", () => (tip.hidden = true));
axis.addEventListener("dblclick", () => { Object.assign(view, whole); redraw(); });
axis.addEventListener("wheel", (event) => {
  event.preventDefault();
  tip.hidden = true;
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    move(view.from + ((event.deltaX || event.deltaY) / wide()) * (view.to - view.from), view.to - view.from);
  } else {
    zoom(Math.exp(event.deltaY * 0.0016), tOf(place(event).x));
  }
}, { passive: false });

document.addEventListener("keydown", (event) => {
  if (event.target === $("search")) {
    if (event.key === "Enter" && search.hits.length) jump(search.place + (event.shiftKey ? -1 : 1));
    else if (event.key === "Escape") { $("search").value = ""; find(""); axis.focus(); }
    else return;
    event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = {
    ArrowLeft: () => neighbour(-1, event.shiftKey), ArrowRight: () => neighbour(1, event.shiftKey),
    ArrowUp: () => laneBy(-1), ArrowDown: () => laneBy(1), Home: () => toEnd(false), End: () => toEnd(true),
    "+": () => zoom(0.7, selection.t), "-": () => zoom(1 / 0.7, selection.t), 0: () => { Object.assign(view, whole); redraw(); },
    "/": () => $("search").focus(),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
$("search").addEventListener("input", () => find($("search").value));
$("copy").addEventListener("click", () => copy(timelineText(), $("copy")));
$("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; all(); });
$("tab-steps").addEventListener("click", () => show("steps"));
$("tab-events").addEventListener("click", () => show("events"));
$("events").addEventListener("scroll", () => requestAnimationFrame(eventRows));
addEventListener("resize", () => { redraw(); eventRows(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("beforeprint", () => ($("paper").textContent = timelineText()));

function all() {
  header();
  stepList();
  eventList();
  hitCount();
  changed();
}
show(steps.length ? "steps" : "events");
header();
stepList();
eventList();
if (missed >= 0) selectEvent(missed);
else if (failedStep >= 0) selectStep(failedStep);
else if (steps.length) selectStep(0);
else if (events.length) selectEvent(0);
else changed();
draw();
// Told to whoever measures: the first picture is in the page.
document.documentElement.dataset.ready = String(Math.round(performance.now()));
