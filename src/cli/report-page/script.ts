/**
 * What the report page does in the browser: it fills findings when they are opened, and shows those that are
 * chosen. Its types are checked by its test.
 */
export const SCRIPT = `'use strict';

/** @template {Element} Kind @param {string} selector @param {new () => Kind} kind @returns {Kind[]} */
const all = (selector, kind) => [...document.querySelectorAll(selector)].filter(/** @returns {element is Kind} */ element => element instanceof kind);

const cards = all('details.finding', HTMLDetailsElement).map(card => ({
  card,
  rule: card.dataset.rule ?? '',
  folder: card.dataset.folder ?? '',
  file: card.closest('section'),
  text: '',
  isShown: true,
}));
const choices = all('.choice', HTMLLabelElement).map(label => ({
  label,
  input: label.querySelector('input') ?? new HTMLInputElement(),
  count: label.querySelector('.count'),
}));
const [words] = all('#words', HTMLInputElement);
const [form] = all('form', HTMLFormElement);
const [shownText] = all('#shown', HTMLElement);
const [none] = all('#none', HTMLElement);
const [toggleAll] = all('#toggle-all', HTMLButtonElement);

/** Until it is opened, what a finding holds is a text. @param {Element | null} card */
function fill(card) {
  const text = card?.querySelector(':scope > noscript');
  if (text) text.outerHTML = text.textContent ?? '';
}

/** A folder, those above it, and what stands for all. @param {string} folder */
function within(folder) {
  const parts = folder === '' ? [] : folder.split('/');
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

/** What is chosen in a group; the empty text for all. @param {string} group */
function chosen(group) {
  return choices.find(({ input }) => input.name === group && input.checked)?.input.value ?? '';
}

function show() {
  const wanted = (words?.value ?? '').toLowerCase().split(/\\s+/).filter(word => word !== '');
  const [rule, folder] = [chosen('rule'), chosen('folder')];
  /** Each choice counts what it would show. @type {Record<string, Map<string, number>>} */
  const counts = { rule: new Map(), folder: new Map() };
  /** @param {string} group @param {string} value */
  const count = (group, value) => counts[group]?.set(value, (counts[group].get(value) ?? 0) + 1);
  const files = new Set();
  let shown = 0;
  for (const each of cards) {
    if (wanted.length > 0 && each.text === '') each.text = [each.file?.querySelector('h3'), each.card.querySelector('summary')].map(element => element?.textContent).join(' ').toLowerCase();
    const isFound = wanted.every(word => each.text.includes(word));
    const folders = within(each.folder);
    const [isOfRule, isInFolder] = [rule === '' || each.rule === rule, folders.includes(folder)];
    if (isFound && isInFolder) for (const value of ['', each.rule]) count('rule', value);
    if (isFound && isOfRule) for (const value of folders) count('folder', value);
    each.isShown = isFound && isOfRule && isInFolder;
    each.card.hidden = !each.isShown;
    if (!each.isShown) continue;
    files.add(each.file);
    shown += 1;
  }
  for (const file of new Set(cards.map(each => each.file))) if (file) file.hidden = !files.has(file);
  for (const { label, input, count } of choices) {
    const found = counts[input.name]?.get(input.value) ?? 0;
    const most = Math.max(1, ...[...(counts[input.name] ?? [])].map(([value, times]) => (value === '' ? 0 : times)));
    label.style.setProperty('--share', input.value === '' ? '0%' : 100 * found / most + '%');
    label.classList.toggle('empty', found === 0);
    if (count) count.textContent = String(found);
  }
  for (const group of all('.counts', HTMLDetailsElement)) {
    const says = group.querySelector('.chosen');
    const value = group.querySelector('input:checked')?.getAttribute('value');
    if (says) says.textContent = value ?? '';
  }
  if (shownText) shownText.textContent = shown === cards.length ? 'All ' + shown + ' shown' : shown + ' of ' + cards.length + ' shown';
  if (none) none.hidden = shown > 0;
  if (toggleAll) toggleAll.disabled = shown === 0;
}

/** A few at a time, so that the page answers meanwhile. @param {HTMLDetailsElement[]} list @param {boolean} open */
function openAll(list, open) {
  for (const card of list.splice(0, 50)) {
    if (open) fill(card);
    card.open = open;
  }
  if (list.length > 0) setTimeout(() => openAll(list, open));
}

// A finding is filled before it opens if it is clicked, and as it opens if the browser found text in it.
document.addEventListener('click', event => fill(event.target instanceof Element ? event.target.closest('summary')?.parentElement ?? null : null));
document.addEventListener('toggle', event => fill(event.target instanceof Element ? event.target : null), true);

form?.addEventListener('input', show);
form?.addEventListener('submit', event => event.preventDefault());
for (const button of all('.more', HTMLButtonElement)) {
  button.addEventListener('click', () => {
    const list = button.closest('.counts');
    list?.classList.add('whole');
    list?.querySelector('input')?.focus();
    button.remove();
  });
}
for (const button of all('.clear', HTMLButtonElement)) {
  button.addEventListener('click', () => {
    form?.reset();
    show();
    words?.focus();
  });
}
toggleAll?.addEventListener('click', () => {
  const open = toggleAll.value === 'open';
  openAll(cards.filter(each => each.isShown).map(each => each.card), open);
  toggleAll.value = open ? 'close' : 'open';
  toggleAll.textContent = open ? 'Close all' : 'Open all';
});

// Where there is room, the first finding shows what is in them all. Where the counts stand above the findings, they
// would push them out of sight.
if (matchMedia('(min-width: 60.01rem)').matches) openAll(cards.slice(0, 1).map(({ card }) => card), true);
else for (const group of all('.counts', HTMLDetailsElement)) group.open = false;
show();
`;
