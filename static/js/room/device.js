// Text that the server has not acknowledged yet, kept on this device: on disk within a moment, offline too and
// through a kill of the browser. IndexedDB and not localStorage, which Chromium writes to the disk seconds later.
// A record belongs to a person, a box and the page that typed it, so no window drops what another one keeps.

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

// At sign-out: nothing of this person stays here.
export const forgetAll = (person) => run("readwrite", (store) => store.delete(all(person)));

// Whether the page that kept it is gone; one that is just being left is waited for.
export const isAbandoned = ({ page }) =>
  navigator.locks.request(page, { signal: AbortSignal.timeout(1000) }, () => true).catch(() => false);

// One page's way to the store. One write is in flight, the newest text of a box wins.
export class Device {
  constructor(person, { onFailure }) {
    this.person = person;
    this.onFailure = onFailure;
    this.page = crypto.randomUUID();
    this.waiting = new Map();
    this.works = true;
    navigator.locks.request(this.page, () => new Promise(() => {})); // held for as long as this page is open
  }

  keep(url, kept) {
    this.set({ person: this.person, url, page: this.page }, { ...kept, at: Date.now() });
  }

  drop(url) {
    this.set({ person: this.person, url, page: this.page }, null);
  }

  // Remove what an earlier page kept: after it was taken up, this page keeps it.
  forget(record) {
    this.set(record, null);
  }

  set({ person, url, page }, kept) {
    this.waiting.set([url, page].join("\n"), { person, url, page, kept });
    this.write();
  }

  // `atOnce` when the page goes away: it cannot wait for the write before.
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
