// Reads from the address what became of a draft, and takes it out of there: the page after a save names the draft
// that the server has stored, which is dropped; the page after "Discard" names the one to offer for the last time.
import { dropById } from "./drafts.js";

const address = new URL(location.href);
const stored = address.searchParams.get("stored");
export const discarded = address.searchParams.get("discarded");

if (stored) dropById(stored);
if (stored || discarded) {
  address.searchParams.delete("stored");
  address.searchParams.delete("discarded");
  history.replaceState(history.state, "", address);
}
