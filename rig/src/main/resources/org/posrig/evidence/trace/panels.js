// Steps, events, screens, details.
const $ = (id) => document.getElementById(id);
function made(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const key in attributes) {
    if (key === "class") node.className = attributes[key];
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), attributes[key]);
    else if (attributes[key] !== undefined) node.setAttribute(key, attributes[key]);
  }
  node.append(...children.filter((child) => child !== undefined && child !== ""));
  return node;
}
const MARKS = { passed: "✓", failed: "✗", broken: "!", skipped: "–", unfinished: "…" };

function header() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  $("verdict").textContent = say(scenario.verdict);
  $("verdict").className = "verdict " + scenario.verdict;
  $("name").textContent = $("name").title = scenario.name;
  $("search").placeholder = say("search");
  $("search").setAttribute("aria-label", say("search"));
  $("copy").textContent = say("copyAll");
  $("language").textContent = say("other");
  $("axis").setAttribute("aria-label", say("axis"));
  const lines = scenario.message.split("\n");
  $("failure").hidden = !scenario.message;
  $("failure").className = scenario.verdict;
  $("sentence").textContent = lines[0];
  $("sentence").title = say("whole");
  $("message").textContent = lines.slice(1).join("\n");
  const fact = (word, ...value) => made("div", {}, made("dt", {}, say(word)), made("dd", {}, ...value));
  const facts = [fact("place", scenario.place)];
  terminals.forEach((one) => facts.push(fact("terminal", `${one.name} · ${one.model}${one.versions ? " · " + one.versions : ""}`)));
  if (scenario.bench) facts.push(fact("bench", scenario.bench));
  if (scenario.began) facts.push(fact("began", scenario.began.replace("T", " ").replace(/\.\d+/, "")));
  facts.push(fact("duration", span(scenario.duration)));
  if (scenario.tags.length) facts.push(fact("tags", scenario.tags.join(" ")));
  if (scenario.command) facts.push(fact("again", made("code", {}, scenario.command), " ", made("button", { type: "button", class: "copy", onclick: (event) => copy(scenario.command, event.target) }, say("copy"))));
  $("facts").replaceChildren(...facts);
  $("lanes").setAttribute("aria-label", say("lanes"));
  const ids = [...new Set(lanes.map((lane) => lane.id))];
  $("lanes").replaceChildren(...ids.map((id) => made("button", {
    type: "button", "aria-pressed": String(!hidden.has(id)), "data-lane": id,
    onclick: (event) => {
      if (!hidden.delete(id)) hidden.add(id);
      event.target.setAttribute("aria-pressed", String(!hidden.has(id)));
      redraw();
    },
  }, say(lanes.find((lane) => lane.id === id).word))), made("span", { class: "help" }, say("help")));
  $("tab-steps").textContent = say("steps");
}

function stepList() {
  $("steps").replaceChildren(...steps.map((step, n) => {
    const [, keyword, rest] = step.text.match(/^(\S+\s|\*\s)?(.*)$/s);
    return made("li", { class: step.verdict, "data-step": n }, made("button", { type: "button", onclick: () => selectStep(n) },
      made("span", { class: "mark", title: say(step.verdict) }, MARKS[step.verdict] ?? ""),
      made("span", {}, made("em", {}, keyword ?? ""), rest),
      made("span", { class: "took" }, step.verdict === "skipped" ? "" : span(step.to - step.from))));
  }));
}
function markStep() {
  [...$("steps").children].forEach((item, n) => {
    const now = n === selection.step;
    if (now !== item.classList.contains("now")) {
      item.classList.toggle("now", now);
      if (now && !item.matches(":hover")) item.scrollIntoView({ block: "nearest" });
    }
    item.firstChild.setAttribute("aria-current", String(now));
  });
}

// The list of events holds rows only where it is looked at.
const ROW = 24;
let listed = events.map((_, i) => i);
function eventList() {
  listed = search.text ? search.hits : events.map((_, i) => i);
  $("tab-events").textContent = `${say("events")} ${search.text ? listed.length + " / " : ""}${events.length}`;
  $("rows").style.height = listed.length * ROW + "px";
  eventRows();
}
function eventRows() {
  const box = $("events");
  if (box.hidden) return;
  const first = Math.max(0, Math.floor(box.scrollTop / ROW) - 4);
  const count = Math.ceil(box.clientHeight / ROW) + 8;
  $("rows").replaceChildren(...listed.slice(first, first + count).map((i, n) => {
    const event = events[i];
    const row = made("div", { class: "row" + (i === selection.event ? " now" : ""), "data-event": i, onclick: () => selectEvent(i) },
      made("span", { class: "when" }, since(event.t)),
      made("span", { class: "kind " + event.kind }, kindOf(event)),
      made("span", { title: words(event).slice(0, 400) }, ...highlighted(words(event).slice(0, 200))));
    row.style.top = (first + n) * ROW + "px";
    return row;
  }));
}
function scrollToEvent() {
  const place = listed.indexOf(selection.event);
  const box = $("events");
  if (place < 0 || box.hidden) return;
  const y = place * ROW;
  if (y < box.scrollTop || y + ROW > box.scrollTop + box.clientHeight) box.scrollTop = y - box.clientHeight / 2;
}
function highlighted(text) {
  if (!search.text) return [text];
  const parts = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let place = lower.indexOf(search.text); place >= 0; place = lower.indexOf(search.text, from)) {
    parts.push(text.slice(from, place), made("mark", {}, text.slice(place, place + search.text.length)));
    from = place + search.text.length;
  }
  return [...parts, text.slice(from)];
}
function show(tab) {
  ["steps", "events"].forEach((id) => {
    $(id).hidden = id !== tab;
    $("tab-" + id).setAttribute("aria-selected", String(id === tab));
  });
  if (tab === "events") { eventRows(); scrollToEvent(); eventRows(); }
}

function figure(word, i, options = {}) {
  const { className = "", empty = "nothing", ...marks } = options;
  if (i === undefined) return made("figure", { class: className }, made("figcaption", {}, made("b", {}, say(word))), made("div", { class: "blank" }, say(empty)));
  const event = events[i];
  return made("figure", { class: className, "data-event": i },
    made("figcaption", { title: say("screen", event.number) }, made("b", {}, say(word)), made("span", {}, `#${event.number} · ${since(event.t)}`)),
    drawn(options.picture ?? screens[event.picture], { found: search.text, ...marks }));
}

function stage() {
  const blocks = [];
  const failing = selection.event !== undefined && events[selection.event].kind === "missed" ? selection.event
    : selection.whole && selection.step === failedStep && missed >= 0 ? missed : undefined;
  if (failing !== undefined) blocks.push(mismatch(events[failing]));
  else if (selection.whole && steps[selection.step]?.message && selection.step === failedStep) {
    const [first, ...rest] = steps[selection.step].message.split("\n");
    blocks.push(made("section", { class: "mismatch" }, made("h2", {}, first), made("pre", {}, rest.join("\n"))));
  }
  const mine = selection.event === undefined ? undefined : terminalOf(events[selection.event]);
  const order = [...screenTerminals].sort((a, b) => (b === mine) - (a === mine));
  order.forEach((terminal) => blocks.push(threeScreens(terminal, order.length > 1)));
  $("stage").replaceChildren(...blocks);
}

// As many screens of a step are drawn at a time, around the one that stands.
const MOST = 40;
function threeScreens(terminal, named) {
  const list = shownBy.get(terminal);
  const step = steps[selection.step];
  const now = lastAt(list, selection.t);
  const before = selection.whole && step ? lastAt(list, step.from) : now - 1;
  const after = selection.whole && step ? Math.max(lastAt(list, step.to), now) : now + 1;
  const previous = now > 0 ? screens[events[list[now - 1]].picture] : undefined;
  const block = made("section", { class: "terminal" }, named ? made("h2", {}, terminal) : "",
    made("div", { class: "figures" },
      figure("before", list[before], { className: "aside before" }),
      figure("at", list[now], { className: "at", before: previous }),
      figure("after", list[after], { className: "aside after", empty: "noMore", before: now >= 0 && list[after] !== undefined ? screens[events[list[now]].picture] : undefined })));
  if (step) {
    const within = list.filter((i) => events[i].t >= step.from && events[i].t < Math.max(step.to, step.from + 1));
    const from = Math.max(0, Math.min(within.indexOf(list[now]) - MOST / 2, within.length - MOST));
    if (within.length > 1) block.append(strip(within.slice(from, from + MOST), list[now]));
  }
  return block;
}

function strip(within, current) {
  return made("div", { class: "strip" }, made("h2", {}, say("duringStep")), made("ol", {}, ...within.map((i) => made("li", {},
    made("button", { type: "button", "aria-current": String(i === current), onclick: () => selectEvent(i) }, drawn(screens[events[i].picture], { found: search.text }), since(events[i].t))))));
}

function mismatch(event) {
  const block = made("section", { class: "mismatch" }, made("h2", {}, say("should", event.expected) + " · " + say("waited", span(event.deadline))));
  if (event.seen < 0) {
    block.append(made("p", {}, say("noScreen")));
  } else {
    const picture = screens[events[event.seen].picture];
    const wrong = event.missing.filter((one) => one.row >= 0).map((one) => ({ row: one.row, columns: one.wrong.flatMap((column) => columnsOf(picture, one.row, column)) }));
    block.append(made("div", { class: "figures two" },
      event.missing.some((one) => one.row >= 0) ? figure("expected", event.seen, { className: "expected", ...asExpected(picture, event.missing) }) : wanted(event.missing),
      figure("seen", event.seen, { className: "seen", wrong })));
  }
  block.append(made("ul", { class: "missing" }, ...event.missing.map((one) => made("li", {},
    one.row < 0 ? say("nowhere") + ": " : say("differs", one.row + 1, "") + " ", made("code", {}, one.text)))));
  return block;
}
// Where nothing on the screen is like it, the texts alone.
function wanted(missing) {
  return made("figure", { class: "expected" }, made("figcaption", {}, made("b", {}, say("expected"))),
    made("div", { class: "blank wanted" }, ...missing.map((one) => made("span", {}, one.text))));
}
function columnsOf(picture, row, column) {
  const cell = at(cells(picture), row, column);
  return cell ? [cell.column] : [];
}

function detail() {
  const pane = $("detail");
  const i = selection.event;
  if (i === undefined) {
    const step = steps[selection.step];
    pane.replaceChildren(...(step && selection.whole ? stepDetail(step) : [made("p", { class: "soft" }, since(selection.t))]));
    return;
  }
  const event = events[i];
  const parts = [made("h2", {}, made("span", { class: "kind " + event.kind }, kindOf(event)), made("button", { type: "button", class: "copy", onclick: (click) => copy(line(event), click.target) }, say("copy"))),
    made("p", { class: "soft" }, [since(event.t), terminalOf(event)].filter(Boolean).join(" · "))];
  if (event.kind === "message") {
    parts.push(made("p", {}, made("b", {}, ...highlighted(event.summary))),
      made("p", { class: "soft" }, say(event.request ? "toHost" : "toTerminal", event.number || "?") + " · " + say("connection", event.connection)));
  } else if (event.kind === "receipt") {
    parts.push(made("pre", { class: "slip" }, event.lines.join("\n")));
  } else if (event.kind === "read") {
    parts.push(serial([i]));
  } else if (event.kind !== "screen") {
    parts.push(made("p", {}, ...highlighted(words(event))));
  }
  if (event.kind === "missed" && event.seen >= 0) {
    parts.push(made("div", { class: "links" }, made("h3", {}, say("closest")), follow(event.seen, "seen")), ...links(event.seen));
  }
  parts.push(...links(i));
  if (event.kind === "message") {
    parts.push(made("table", { class: "fields" }, made("tbody", {}, ...event.fields.map(([number, name, value]) =>
      made("tr", {}, made("td", {}, String(number)), made("td", {}, ...highlighted(name)), made("td", {}, ...highlighted(value)))))));
  }
  if (event.kind === "screen") {
    const reads = events.map((_, n) => n).filter((n) => events[n].kind === "read" && events[n].terminal === event.terminal && events[n].screen === event.number);
    if (reads.length) parts.push(made("details", {}, made("summary", {}, `${say("serialOf")} (${say("bytes", reads.reduce((sum, n) => sum + events[n].bytes, 0))})`), serial(reads)));
  }
  pane.replaceChildren(...parts);
}
function stepDetail(step) {
  const parts = [made("h2", {}, made("span", {}, say("step")), made("span", { class: "soft" }, say(step.verdict))), made("p", {}, step.text),
    made("p", { class: "soft" }, step.verdict === "skipped" ? say("notRun") : `${since(step.from)} · ${say("stepTook", span(step.to - step.from))}`)];
  const talk = eventsOf(step).filter((i) => events[i].kind === "message");
  if (talk.length) parts.push(made("div", { class: "links" }, made("h3", {}, say("host")), ...talk.slice(0, 40).map((i) => follow(i, ""))));
  return parts;
}
function serial(reads) {
  return made("pre", { class: "serial" }, ...reads.flatMap((n) => events[n].text.split(/(␛\[?[0-9;?]*[A-Za-z]|[␀-␡])/).map((part, k) => (k % 2 ? made("i", {}, part) : part))));
}
function links(i) {
  const parts = [];
  const one = (word, list, end) => {
    if (list?.length) parts.push(made("div", { class: "links" }, made("h3", {}, say(word)), ...list.map((arrow) => follow(arrow[end], arrow.kind))));
  };
  one("from", arrowsTo.get(i), "from");
  one("to", arrowsFrom.get(i), "to");
  return parts;
}
function follow(i, kind) {
  return made("button", { type: "button", class: "follow", "data-to": i, "data-kind": kind || undefined, onclick: () => selectEvent(i) },
    made("span", { class: "kind " + events[i].kind }, kindOf(events[i])), made("span", {}, words(events[i])), made("span", { class: "soft" }, since(events[i].t)));
}
