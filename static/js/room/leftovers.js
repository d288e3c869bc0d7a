// Text that is still on this device though its question was left or its interview is over. It is sent once more
// and removed from the device when the server has saved it or kept it apart. The room loads this script if there
// is such text; the pages after an interview load it with static/js/leftovers.js.
import { Device, isAbandoned } from "./device.js";
import { Outbox } from "./outbox.js";

// Send texts that no open page is still editing; resolves to how many the server keeps apart, and to the addresses
// that took one.
export async function deliver(records, person) {
  let apart = 0;
  const arrived = new Set();
  const note = (url, state, { apart: isApart = true } = {}) => {
    if (["stale", "closed"].includes(state) && isApart) apart += 1;
    if (["stale", "saved"].includes(state)) arrived.add(url);
  };
  for (const record of records) {
    if (await isAbandoned(record)) await hand(record, person, note);
  }
  return { apart, arrived };
}

async function hand(record, person, note) {
  const { url, revision, text } = record;
  const device = new Device(person, { onFailure: () => {} });
  let sent = "";
  let isConflict = false;
  const report = (state, detail) => {
    if (state === "saving") sent = outbox.operation.text;
    isConflict ||= state === "stale";
    note(url, state, detail);
  };
  const outbox = new Outbox({ area: document.createElement("textarea"), url, revision, device, hurried: () => false, report });
  await outbox.takeUp(record);
  if (!isConflict) return;
  // The server keeps what was on its way; what was typed after it goes there too.
  if (sent !== text) await hand({ ...record, operation: null }, person, note);
  device.drop(url);
}
