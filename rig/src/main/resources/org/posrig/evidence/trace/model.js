// The document, and what can be asked of it.
const trace = JSON.parse(document.getElementById("trace").textContent);
const { scenario, steps, events, screens, arrows, terminals } = trace;

const seconds = (ms) => (Math.abs(ms) / 1000).toFixed(3) + " s";
const since = (ms) => (ms < 0 ? "-" : "+") + seconds(ms);
const span = (ms) => (ms < 1000 ? Math.round(ms) + " ms" : ms < 60000 ? (ms / 1000).toFixed(1) + " s"
  : Math.floor(Math.round(ms / 1000) / 60) + " min " + (Math.round(ms / 1000) % 60) + " s");
const whole = { from: Math.min(0, events.length ? events[0].t : 0), to: Math.max(scenario.duration, 1) };

const shownBy = new Map();
events.forEach((event, i) => {
  if (event.kind === "screen") {
    if (!shownBy.has(event.terminal)) shownBy.set(event.terminal, []);
    shownBy.get(event.terminal).push(i);
  }
});
const screenTerminals = [...shownBy.keys()];
const arrowsFrom = new Map(), arrowsTo = new Map();
arrows.forEach((arrow) => {
  (arrowsFrom.get(arrow.from) ?? arrowsFrom.set(arrow.from, []).get(arrow.from)).push(arrow);
  (arrowsTo.get(arrow.to) ?? arrowsTo.set(arrow.to, []).get(arrow.to)).push(arrow);
});
const failedStep = steps.findIndex((step) => step.verdict === "failed" || step.verdict === "broken");
const missed = events.findLastIndex((event) => event.kind === "missed");

// The last place in an ascending list of events whose time is not after t; -1 where all are.
function lastAt(list, t) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[list[middle]].t <= t) low = middle + 1; else high = middle;
  }
  return low - 1;
}

const stepAt = (t) => steps.findLastIndex((step) => step.from <= t);
const eventsOf = (step) => events.map((_, i) => i).filter((i) => events[i].t >= step.from && events[i].t < step.to);

// The terminal an event belongs to, as far as it says so.
function terminalOf(event) {
  if (event.terminal) return event.terminal;
  if (event.kind === "message") return terminals.find((one) => one.number === event.number)?.name;
  return undefined;
}

// One event in a line.
function words(event) {
  switch (event.kind) {
    case "key": return `${say("key")} ${event.key}` + (event.to === undefined ? ", " + say("notLetGo") : ", " + say("held", span(event.to - event.t)));
    case "relay": return `${event.board} ${event.channel}` + (event.to === undefined ? "" : ", " + span(event.to - event.t));
    case "screen": return screens[event.picture].rows.map((row) => row.trim()).filter(Boolean).join(" | ") || "—";
    case "read": return `${say("bytes", event.bytes)}  ${event.text}`;
    case "message": return (event.request ? "→ " : "← ") + event.summary;
    case "card": return `${event.card} ${event.how}`;
    case "power": return say(event.present ? "powerBack" : "powerCut");
    case "sense": return say(event.on ? "senseOn" : "senseOff", event.name);
    case "code": return say("scanned", event.whose);
    case "line": return event.port + " " + say(event.present ? "lineBack" : "lineLost") + (event.reason ? ": " + event.reason : "");
    case "receipt": return event.lines.map((line) => line.trim()).filter(Boolean).join(" | ");
    case "missed": return say("should", event.expected);
    default: return event.text ?? "";
  }
}

const kindOf = (event) => (event.kind === "screen" ? say("screen", event.number) : say(event.kind));

const haystacks = [];
function haystack(i) {
  const event = events[i];
  return haystacks[i] ??= (words(event) + " " + (event.fields ?? []).map((field) => field.join(" ")).join(" ")).toLowerCase();
}

// The whole timeline, or one event of it, as plain text.
function line(event) {
  const who = (terminalOf(event) ?? "").padEnd(4);
  const head = `${since(event.t).padStart(11)}  ${who} ${kindOf(event)}  ${words(event)}`;
  if (event.kind !== "message") return head;
  return head + event.fields.map(([number, name, value]) => `\n${" ".repeat(18)}${String(number).padStart(3)} ${name}: ${value}`).join("");
}

function timelineText() {
  const lines = [`${scenario.name}\n${scenario.place}  ${say(scenario.verdict)}  ${seconds(scenario.duration)}`];
  if (scenario.message) lines.push(scenario.message);
  lines.push("");
  let next = 0;
  events.forEach((event) => {
    while (next < steps.length && steps[next].from <= event.t) lines.push(`\n${since(steps[next].from).padStart(11)}  ${steps[next++].text}`);
    lines.push(line(event));
  });
  while (next < steps.length) lines.push(`\n${since(steps[next].from).padStart(11)}  ${steps[next].text} (${say(steps[next++].verdict)})`);
  return lines.join("\n") + "\n";
}
