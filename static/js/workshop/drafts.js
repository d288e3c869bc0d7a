// The drafts of the author form that this browser keeps: one for each page that was typed in, by person and address.
// In localStorage, because it is written at once and works where pages are served without encryption.

const START = "draft ";
const PATIENCE = 1000; // milliseconds that a page which is just being left may take
const keyOf = ({ person, path, id }) => `${START}${person} ${path} ${id}`;

export const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 10);

// Resolves nothing and throws nothing: false if the storage is full or refused.
export function keep(draft) {
  try {
    localStorage.setItem(keyOf(draft), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function drop(draft) {
  try {
    localStorage.removeItem(keyOf(draft));
  } catch {
    // A browser without storage has kept nothing.
  }
}

// All drafts, newest first: {person, path, id, at, title, words}.
function all() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(START));
    return keys.map(read).filter(Boolean).sort((a, b) => b.at - a.at);
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

export const draftsOf = (person, path) => all().filter((draft) => draft.person === person && (!path || draft.path === path));

export const byId = (id) => all().find((draft) => draft.id === id);

export const dropById = (id) => all().filter((draft) => draft.id === id).forEach(drop);

// While a page is open it holds a lock of its draft's name, so that no other page offers what is being typed there.
export function hold({ id }) {
  navigator.locks?.request(START + id, () => new Promise(() => {}));
}

// Whether the page that typed it is still open; unknown, so false, where there are no locks.
export async function isOpen({ id }) {
  if (!navigator.locks) return false;
  const signal = AbortSignal.timeout(PATIENCE);
  return navigator.locks.request(START + id, { signal }, () => false).catch(() => true);
}
