// How a run's results become the morning's report. Called by the rig as
//   node node_modules/allure/cli.js generate RESULTS --config allurerc.mjs --output REPORT
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

export default {
  name: "posrig",
  // One line per run: what the trends and each scenario's own history are drawn from.
  historyPath: process.env.POSRIG_HISTORY ?? here("history.jsonl"),
  appendHistory: true,
  plugins: {
    awesome: {
      import: here("offline-report.mjs"),
      options: {
        reportName: "posrig",
        reportLanguage: "en",
        // A browser does not let a page from disk read files beside it, so a report of many files would need a server.
        singleFile: true,
        groupBy: ["epic", "feature"],
        charts: [
          { type: "currentStatus", title: "This run" },
          { type: "statusDynamics", title: "Verdicts, run by run" },
          { type: "statusTransitions", title: "Newly fixed, newly broken" },
          { type: "durationDynamics", title: "Time taken, run by run" },
          { type: "durations", title: "Scenarios by time taken", groupBy: "none" },
        ],
      },
    },
  },
  // The first rule that fits takes the scenario, so the narrower ones stand first.
  categories: [
    {
      id: "flaky",
      name: "Flaky: passed only on a retry",
      // Allure takes this from the result's statusDetails.flaky, which the rig sets; a retry alone does not make it so.
      matchers: { statuses: ["passed"], flaky: true },
    },
    {
      id: "terminal-defect",
      name: "Terminal defect: the terminal did wrong",
      matchers: { statuses: ["failed"] },
      groupByMessage: true,
      expand: true,
    },
    {
      id: "rig-fault",
      name: "Rig fault: relays, display line, host or a file",
      matchers: { statuses: ["broken"] },
      groupByMessage: true,
      expand: true,
    },
    {
      id: "not-on-this-bench",
      name: "Skipped: the bench lacks what the scenario needs",
      matchers: { statuses: ["skipped"] },
      groupByMessage: true,
    },
  ],
};
