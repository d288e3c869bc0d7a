// What could not be sent yet, kept on this device and per person; a full or denied storage only loses that.
export const deviceStore = (person) => ({
  key: (url) => `rehearse:${person}:${url}`,
  read(url) {
    try { return JSON.parse(localStorage.getItem(this.key(url))); } catch { return null; }
  },
  write(url, kept) {
    try { localStorage.setItem(this.key(url), JSON.stringify(kept)); } catch { /* saving goes on without it */ }
  },
  drop(url) {
    try { localStorage.removeItem(this.key(url)); } catch { /* nothing was kept */ }
  },
});
