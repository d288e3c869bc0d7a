// Text that is still on this device though its question was left or its interview is over. It is sent once more
// and removed from the device when the server has saved it or kept it apart. The room loads this script if there
// is such text; the pages after an interview always load it and say so if there was any.
import { Device, isAbandoned, unsent } from "./device.js";
import { Outbox } from "./outbox.js";

// Send texts that no open page is still editing; resolves to how many the server keeps apart.
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
