// Screens as pictures: each character on its own columns, so that the geometry holds whatever font the reader has.
const LCD = { ink: "#1d2a20", glass: "#c5d1b5", changed: "#dfe8c2", line: "#b8860b", bezel: "#343a3d", rim: "#1f2426", wrong: "#c62828", wrongGlass: "#f0c9b8", found: "#ffd54f" };
const CELL = { width: 10, height: 21, base: 16, frame: 16 };
const SVG = "http://www.w3.org/2000/svg";

// [{text, column, width, inverse}] of each row.
const cellsKnown = new Map();
function cells(picture) {
  if (cellsKnown.has(picture)) return cellsKnown.get(picture);
  const rows = picture.rows.map((text, row) => {
    let column = 0;
    return [...text].map((character, n) => {
      const width = picture.widths[row] ? Number(picture.widths[row][n]) : 1;
      const cell = { text: character, column, width, inverse: picture.inverse[row]?.[column] === "#" };
      column += width;
      return cell;
    });
  });
  cellsKnown.set(picture, rows);
  return rows;
}

const look = (cell) => cell.column + cell.text + cell.inverse;
// The cell that takes a column; the right half of a wide one too.
const covering = (rows, row, column) => rows[row]?.find((cell) => column >= cell.column && column < cell.column + cell.width);
const blankAt = (column) => ({ column, text: " ", width: 1, inverse: false });
function at(rows, row, column) {
  return rows[row]?.find((cell) => cell.column === column);
}

// Whether a cell looks different from what stood there before.
function changedCells(picture, before) {
  const now = cells(picture), then = before ? cells(before) : undefined;
  return now.map((row, r) => row.map((cell) => then !== undefined && look(cell) !== look(covering(then, r, cell.column) ?? blankAt(cell.column))));
}

// The picture with expected texts put where they come nearest, and the places where it differs then.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{3fffd}]/u;
function asExpected(picture, missing) {
  const rows = cells(picture).map((row) => [...row]);
  const wrong = [];
  missing.filter((one) => one.row >= 0 && rows[one.row]).forEach((one) => {
    let column = one.column;
    const written = [...one.text].map((text) => {
      const cell = { text, column, width: WIDE.test(text) ? 2 : 1, inverse: at(rows, one.row, one.column)?.inverse ?? false };
      column += cell.width;
      return cell;
    });
    const seen = cells(picture);
    wrong.push({ row: one.row, columns: written.filter((cell) => covering(seen, one.row, cell.column)?.text !== cell.text).map((cell) => cell.column) });
    const after = rows[one.row].filter((cell) => cell.column >= column);
    const gap = Math.max(0, (after[0]?.column ?? picture.columns) - column);
    const blanks = Array.from({ length: gap }, (_, n) => blankAt(column + n));
    rows[one.row] = [...rows[one.row].filter((cell) => cell.column + cell.width <= one.column), ...written, ...blanks, ...after];
  });
  return {
    wrong,
    picture: {
      columns: picture.columns,
      rows: rows.map((row) => row.map((cell) => cell.text).join("")),
      widths: rows.map((row) => row.map((cell) => cell.width).join("")),
      inverse: rows.map((row) => row.map((cell) => (cell.inverse ? "#" : " ").repeat(cell.width)).join("")),
    },
  };
}

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  if (text !== undefined) made.textContent = text;
  return made;
}

// marks: {before, wrong: [{row, columns}], found: text to highlight}
function drawn(picture, marks = {}) {
  const rows = cells(picture);
  const width = picture.columns * CELL.width, height = rows.length * CELL.height;
  const svg = element("svg", { viewBox: `0 0 ${width + 2 * CELL.frame} ${height + 2 * CELL.frame}`, class: "screen", role: "img" });
  svg.append(element("title", {}, picture.rows.map((row) => row.trim()).filter(Boolean).join("\n")));
  svg.append(element("rect", { width: width + 2 * CELL.frame, height: height + 2 * CELL.frame, rx: 9, fill: LCD.bezel, stroke: LCD.rim }));
  svg.append(element("rect", { x: 8, y: 8, width: width + 16, height: height + 16, rx: 3, fill: LCD.glass, stroke: "#171b1c", "stroke-width": 1.5 }));
  const glass = element("g", { transform: `translate(${CELL.frame} ${CELL.frame})`, "font-size": 17, "text-anchor": "middle" });
  const changed = changedCells(picture, marks.before);
  const found = marks.found ? foundCells(picture, marks.found) : undefined;
  const wrong = new Set((marks.wrong ?? []).flatMap((one) => one.columns.map((column) => one.row + " " + column)));
  const box = (cell, row, fill, extra = {}) => element("rect", { x: cell.column * CELL.width, y: row * CELL.height, width: cell.width * CELL.width, height: CELL.height, fill, ...extra });
  const behind = [], lines = [], texts = [];
  rows.forEach((row, r) => row.forEach((cell, c) => {
    const bad = wrong.has(r + " " + cell.column);
    const blank = cell.text.trim() === "";
    if (cell.inverse) behind.push(box(cell, r, LCD.ink));
    else if (bad) behind.push(box(cell, r, LCD.wrongGlass));
    else if (found?.has(r + " " + cell.column)) behind.push(box(cell, r, LCD.found));
    else if (changed[r][c]) behind.push(box(cell, r, LCD.changed));
    if (bad) lines.push(box(cell, r, LCD.wrong, { y: r * CELL.height + CELL.height - 2.5, height: 2.5, class: "wrong" }));
    else if (changed[r][c] && (!blank || cell.inverse)) lines.push(box(cell, r, LCD.line, { y: r * CELL.height + CELL.height - 1.5, height: 1.5, class: "changed" }));
    if (!blank) texts.push(element("text", { x: (cell.column + cell.width / 2) * CELL.width, y: r * CELL.height + CELL.base, fill: cell.inverse ? LCD.glass : LCD.ink }, cell.text));
  }));
  glass.append(...behind, ...lines, ...texts);
  svg.append(glass);
  return svg;
}

function foundCells(picture, text) {
  const found = new Set();
  cells(picture).forEach((row, r) => {
    const characters = row.map((cell) => cell.text.toLowerCase());
    const all = characters.join("");
    for (let from = all.indexOf(text); from >= 0 && text; from = all.indexOf(text, from + 1)) {
      let place = 0;
      row.forEach((cell, n) => {
        if (place >= from && place < from + text.length) found.add(r + " " + cell.column);
        place += characters[n].length;
      });
    }
  });
  return found;
}

// A thumbnail on a canvas: what is written shows as strokes; nobody reads it, everybody knows the screen by it.
const thumbs = new Map();
function thumb(place, ratio) {
  const key = place + " " + ratio;
  if (thumbs.has(key)) return thumbs.get(key);
  const picture = screens[place];
  const size = thumbSize(picture);
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(size.width * ratio);
  canvas.height = Math.ceil(size.height * ratio);
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  pen.fillStyle = LCD.bezel;
  pen.fillRect(0, 0, size.width, size.height);
  pen.fillStyle = LCD.glass;
  pen.fillRect(1.5, 1.5, size.width - 3, size.height - 3);
  const w = (size.width - 7) / picture.columns, h = (size.height - 7) / picture.rows.length;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.font = `${Math.max(3, h * 0.92)}px system-ui, sans-serif`;
  cells(picture).forEach((row, r) => row.forEach((cell) => {
    const x = 3.5 + cell.column * w, y = 3.5 + r * h;
    if (cell.inverse) {
      pen.fillStyle = LCD.ink;
      pen.fillRect(x, y, cell.width * w + 0.3, h);
    }
    if (cell.text.trim()) {
      pen.fillStyle = cell.inverse ? LCD.glass : LCD.ink;
      pen.fillText(cell.text, x + cell.width * w / 2, y + h / 2 + 0.4, cell.width * w + 1);
    }
  }));
  thumbs.set(key, canvas);
  return canvas;
}
function thumbSize(picture) {
  const height = 46;
  const ratio = (picture.columns * CELL.width + 12) / (picture.rows.length * CELL.height + 12);
  return { width: Math.min(120, Math.max(40, Math.round(height * ratio))), height };
}
