'use strict';
// Sorting by a column, and searching. Everything else works without this.
const table = document.querySelector('table.items');
if (table) {
  const groups = [...table.tBodies];
  const rows = groups.flatMap((group) => [...group.querySelectorAll('tr.item')]);
  const homes = rows.map((row) => row.parentNode);
  const sorted = table.createTBody();
  sorted.setAttribute('role', 'rowgroup');
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent;
  };
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const sort = (column, down) => {
    const items = [...rows];
    if (column !== null) {
      items.sort((a, b) => order.compare(key(a, column), key(b, column)) * (down ? -1 : 1));
    }
    groups.forEach((group) => { group.hidden = column !== null; });
    items.forEach((row, place) => (column === null ? homes[place] : sorted).append(row));
  };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    // Up, down, and as it was.
    button.addEventListener('click', () => {
      const now = head.getAttribute('aria-sort');
      const next = now === null ? 'ascending' : now === 'ascending' ? 'descending' : null;
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      if (next) head.setAttribute('aria-sort', next);
      sort(next ? column : null, next === 'descending');
    });
  });
  const field = document.getElementById('find');
  const found = document.getElementById('found');
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const texts = new Map();
  field.addEventListener('input', () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let number = 0;
    rows.forEach((row) => {
      if (!texts.has(row)) texts.set(row, fold(row.textContent));
      const hit = words.every((word) => texts.get(row).includes(word));
      row.classList.toggle('missed', !hit);
      number += hit;
    });
    found.textContent = words.length ? `${number} of ${rows.length}` : '';
  });
  field.closest('p').hidden = false;
}
// On paper nothing can be unfolded.
window.addEventListener('beforeprint', () => {
  document.querySelectorAll('details:not([open])').forEach((one) => {
    one.open = true;
    one.dataset.printed = '';
  });
});
window.addEventListener('afterprint', () => {
  document.querySelectorAll('details[data-printed]').forEach((one) => {
    one.open = false;
    delete one.dataset.printed;
  });
});
