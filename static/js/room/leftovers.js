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
  for (const record of records) {
    if (!(await isAbandoned(record))) continue;
    const device = new Device(person, { onFailure: () => {} });
    const outbox = new Outbox({
      ...record,
      area: document.createElement("textarea"),
      device,
      hurried: () => false,
      report: (state, { apart: isApart = true } = {}) => {
        if (state === "stale") device.drop(record.url); // the server keeps it as a conflict; what came after it is next
        if (state === "stale" && (record.operation ?? record).text !== record.text) records.push({ ...record, operation: null });
        if (["stale", "closed"].includes(state) && isApart) apart += 1;
        if (["stale", "saved"].includes(state)) arrived.add(record.url);
      },
    });
    await outbox.takeUp(record);
  }
  return { apart, arrived };
}
