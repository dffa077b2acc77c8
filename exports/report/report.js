
"use strict";
// Makes tables searchable and sortable. Without it they are plain tables.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function value(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent;
}

function compare(one, other) {
  if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
  return collator.compare(one, other);
}

function sort(table, column) {
  const head = table.tHead.rows[0].cells[column];
  const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  const rows = [...table.tBodies[0].rows].map((row) => [value(row, column), row]);
  rows.sort(([one], [other]) => (one && other ? sign : 1) * compare(one, other));
  for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
  table.tBodies[0].append(...rows.map(([, row]) => row));
}

function addSearch(table) {
  const name = table.caption.textContent;
  const rows = [...table.tBodies[0].rows].map((row) => [plain(row.textContent), row]);
  const box = document.createElement("p");
  const input = Object.assign(document.createElement("input"), { type: "search" });
  const label = document.createElement("label");
  const told = Object.assign(document.createElement("output"), { textContent: `${rows.length} rows` });
  box.className = "search";
  label.append(`Search ${name.toLowerCase()} `, input);
  box.append(label, told);
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [text, row] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      shown += !row.hidden;
    }
    told.textContent = `${shown} of ${rows.length} rows`;
  });
  table.parentElement.before(box);
}

for (const table of document.querySelectorAll("table.tools")) {
  addSearch(table);
  for (const [column, cell] of [...table.tHead.rows[0].cells].entries()) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: cell.textContent });
    button.addEventListener("click", () => sort(table, column));
    cell.replaceChildren(button);
  }
}
