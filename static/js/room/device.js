// Text that the server has not acknowledged yet, kept on this device: on disk at once, even offline or if the
// browser is killed. IndexedDB, because Chromium writes localStorage to the disk only seconds later. A record
// belongs to a person, a box and the page that it was typed in, so no window drops what another one keeps.

const STORE = "unsent";
let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("rehearse", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: ["person", "url", "page"] });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onclose = () => { opening = null; };
      resolve(request.result);
    };
  }).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function run(mode, act) {
  const transaction = (await open()).transaction(STORE, mode);
  return new Promise((resolve, reject) => {
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.commit();
  });
}

const all = (person) => IDBKeyRange.bound([person], [person, []]);
const keyOf = ({ person, url, page }) => [person, url, page];

// Everything of a person that no server has acknowledged, newest first: {url, text, revision, operation, at}.
export const unsent = async (person) => (await run("readonly", (store) => store.getAll(all(person)))).sort((a, b) => b.at - a.at);

// At sign-out: delete everything of this person from the device.
export const forgetAll = (person) => run("readwrite", (store) => store.delete(all(person)));

// Whether the page that kept it is closed; waits a second for one that is just being left. Over plain http there
// are no locks, and what a page keeps is taken up even if it is open: at worst two pages send the same text.
export const isAbandoned = ({ page }) =>
  navigator.locks?.request(page, { signal: AbortSignal.timeout(1000) }, () => true).catch(() => false) ?? true;

// crypto.randomUUID is not there over plain http.
const digit = () => Math.floor(16 * Math.random()).toString(16);
export const newId = () => "00000000-0000-4000-8000-000000000000".replace(/0/g, digit);

// Writes the texts of one page to the store. One write is in flight; the newest text of a box wins.
export class Device {
  constructor(person, { onFailure }) {
    this.person = person;
    this.onFailure = onFailure;
    this.page = newId();
    this.waiting = new Map();
    this.works = true;
    navigator.locks?.request(this.page, () => new Promise(() => {})); // held for as long as this page is open
  }

  keep(url, kept) {
    this.set({ person: this.person, url, page: this.page }, { ...kept, at: Date.now() });
  }

  drop(url) {
    this.set({ person: this.person, url, page: this.page }, null);
  }

  // Remove the record of an earlier page: once this page has taken up the text, it keeps its own.
  forget(record) {
    this.set(record, null);
  }

  set({ person, url, page }, kept) {
    this.waiting.set([url, page].join("\n"), { person, url, page, kept });
    this.write();
  }

  // `atOnce` is for a page that goes away and cannot wait for the previous write.
  async write({ atOnce = false } = {}) {
    if (!this.waiting.size || (this.writing && !atOnce)) return;
    const batch = [...this.waiting.values()];
    this.waiting.clear();
    this.writing = true;
    try {
      await run("readwrite", (store) => {
        for (const { kept, ...key } of batch) kept ? store.put({ ...key, ...kept }) : store.delete(keyOf(key));
      });
      this.works = true;
    } catch {
      this.works = false;
      this.onFailure();
    }
    this.writing = false;
    this.write();
  }
}

// Hand each box the newest text that an earlier page kept for it; resolves to what is kept for other boxes.
export async function giveBack(device, outboxes) {
  const kept = (await unsent(device.person)).filter(({ page }) => page !== device.page);
  const takeUp = async (outbox) => {
    for (const record of kept.filter(({ url }) => url === outbox.url)) {
      if (!(await isAbandoned(record))) continue;
      kept.splice(kept.indexOf(record), 1);
      return outbox.takeUp(record);
    }
  };
  await Promise.all(outboxes.map(takeUp));
  return kept;
}
