// Text of questions that were left, or of interviews that are over, which is still on this device. It is sent once
// more and leaves the device when the server has it: saved, or kept apart. The room loads this when there is any;
// the pages after an interview load it by themselves and say so when there was.
import { Device, isAbandoned, unsent } from "./device.js";
import { Outbox } from "./outbox.js";

// Deliver what no open page is still writing; resolves to how many texts the server keeps apart.
export async function deliver(records, person) {
  let apart = 0;
  for (const record of records) {
    if (!(await isAbandoned(record))) continue;
    const device = new Device(person, { onFailure: () => {} });
    const outbox = new Outbox({
      area: document.createElement("textarea"),
      url: record.url,
      revision: record.revision,
      device,
      hurried: () => false,
      report: (state) => {
        if (state === "stale") device.drop(record.url); // the server keeps it as a conflict
        if (state === "stale" || state === "closed") apart += 1;
      },
    });
    await outbox.takeUp(record);
  }
  return apart;
}

const banner = document.getElementById("leftovers");
if (banner) {
  const { person } = banner.dataset;
  const records = await unsent(person).catch(() => []);
  if (await deliver(records, person)) banner.hidden = false;
}
