// How a run's results become the morning's report. Called by the rig as
//   node node_modules/allure/cli.js generate RESULTS --config allurerc.mjs --output REPORT
// with what it knows of the run in the environment:
//   POSRIG_RUN       the run's folder; its run.json has the models that ran and what the quality gate said
//   POSRIG_HISTORY   a history to draw trends from, which this run is added to unless POSRIG_HISTORY_KEPT is "as-is"
//   POSRIG_LANGUAGE  en or zh, for the page and for the categories below
//   POSRIG_ONE_FILE  "whole" for one file that has everything; otherwise that file has what is not green
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

// Where the tags @issue:ABC-1 and @requirement:R-7 and the links of known-issues.yaml lead: links.json here, or that of an installed
// posrig's configuration. {} stands for what is behind the colon, as in "https://issues.example.com/browse/{}"; with null they are
// shown as they are.
const configured = join(process.env.POSRIG_CONFIG || here("."), "links.json");
const links = JSON.parse(readFileSync(existsSync(configured) ? configured : here("links.json"), "utf8"));

const runFile = join(process.env.POSRIG_RUN ?? ".", "run.json");
const run = existsSync(runFile) ? JSON.parse(readFileSync(runFile, "utf8")) : {};
const language = process.env.POSRIG_LANGUAGE === "zh" ? "zh" : "en";
const say = (en, zh) => (language === "zh" ? zh : en);

// Each model with its firmware is an environment of its own: the page's charts and lists can be looked at by each.
const environments = Object.fromEntries(
  (run.models ?? []).map((model) => [
    model.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, 60) || "terminal",
    { name: model, matcher: ({ labels }) => labels.some(({ name, value }) => name === "model" && value === model) },
  ]),
);

export default {
  name: "posrig",
  // One line per run: what the trends and each scenario's own history are drawn from.
  historyPath: process.env.POSRIG_HISTORY ?? here("history.jsonl"),
  appendHistory: process.env.POSRIG_HISTORY_KEPT !== "as-is",
  historyLimit: 100,
  // What Allure's Cucumber plugin adds and nobody looks for.
  hideLabels: ["host", "thread", "framework", "language", "package", "testClass", "suite", "story", "gherkin_uri"],
  environments,
  plugins: {
    awesome: {
      import: here("offline-report.mjs"),
      options: {
        reportName: say("posrig", "posrig 测试报告"),
        reportLanguage: language,
        groupBy: ["epic", "feature"],
        // The page counts whatever it is given in red, so it is given what does not hold.
        gate: (run.gate?.rules ?? []).filter(({ holds }) => !holds).map(({ rule, holds, expected, actual, sentence }) => ({
          rule,
          success: holds,
          expected,
          actual,
          message: sentence,
          testResults: [],
        })),
        links,
        mail: {
          name: "report-for-mail.html",
          options:
            process.env.POSRIG_ONE_FILE === "whole"
              ? {}
              : { filter: ({ status, flaky }) => status === "failed" || status === "broken" || flaky },
        },
        charts: [
          { type: "currentStatus", title: say("This run", "本次运行") },
          { type: "statusDynamics", title: say("Verdicts, run by run", "历次结果") },
          { type: "statusTransitions", title: say("Newly fixed, newly broken", "新修复与新出现") },
          { type: "successRateDistribution", title: say("Success rate by theme and feature", "按主题和特性的成功率") },
          {
            type: "stabilityDistribution",
            title: say("Stability by terminal model", "按终端型号的稳定性"),
            groupBy: "label-name:model",
            threshold: 90,
          },
          { type: "statusAgePyramid", title: say("How long it has been red", "失败持续时间") },
          { type: "problemsDistribution", by: "environment", title: say("Problems by terminal model", "按终端型号的问题") },
          { type: "durationDynamics", title: say("Time taken, run by run", "历次耗时") },
          { type: "durations", title: say("Scenarios by time taken", "场景耗时分布"), groupBy: "none" },
        ],
      },
    },
  },
  // The first rule that fits takes the scenario, so the narrower ones stand first. The rig says the cause of every red in a label.
  categories: [
    {
      id: "known-issue",
      name: say("Known issue (known-issues.yaml)", "已知问题 (known-issues.yaml)"),
      matchers: { statuses: ["failed", "broken"], labels: { "known-issue": /./ } },
      groupBy: [{ label: "known-issue" }],
    },
    {
      id: "flaky",
      name: say("Flaky: passed only on a retry", "不稳定：重试后才通过"),
      // Allure takes this from the result's statusDetails.flaky, which the rig sets; a retry alone does not make it so.
      matchers: { statuses: ["passed"], flaky: true },
    },
    {
      id: "host-mismatch",
      name: say("Host mismatch: what reached the host is not what should have", "主机不符：主机收到的与预期不符"),
      matchers: { statuses: ["failed"], labels: { cause: /^host mismatch$/ } },
      groupByMessage: true,
      expand: true,
    },
    {
      id: "terminal-defect",
      name: say("Terminal defect: the terminal did wrong", "终端缺陷：终端行为错误"),
      matchers: { statuses: ["failed"] },
      groupByMessage: true,
      expand: true,
    },
    {
      id: "scenario-error",
      name: say("Scenario error: the feature or its steps", "场景错误：特性或步骤有误"),
      matchers: { statuses: ["broken"], labels: { cause: /^scenario error$/ } },
      groupByMessage: true,
      expand: true,
    },
    {
      id: "rig-fault",
      name: say("Rig fault: relays, lines, host or a file", "测试台故障：继电器、线路、主机或文件"),
      matchers: { statuses: ["broken"] },
      groupBy: [{ label: "cause" }],
      groupByMessage: true,
      expand: true,
    },
    {
      id: "not-on-this-bench",
      name: say("Skipped: the bench lacks what the scenario needs", "跳过：测试台缺少所需条件"),
      matchers: { statuses: ["skipped"] },
      groupByMessage: true,
    },
  ],
};
