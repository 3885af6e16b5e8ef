// Allure's own report plugin, less the one thing a payment laboratory does not want in it: a page that calls a web
// analytics service whenever somebody opens it. Allure 3.18 has no option for that.
import Awesome from "@allurereport/plugin-awesome";

const ANALYTICS = /<script async src="https:\/\/www\.googletagmanager\.com[^>]*><\/script>\s*<script>[^]*?<\/script>/;

const offline = (context) => ({
  ...context,
  reportFiles: {
    addFile: (path, data) => {
      if (path !== "index.html") {
        return context.reportFiles.addFile(path, data);
      }
      const page = data.toString("utf8");
      const kept = page.replace(ANALYTICS, () => "");
      if (kept.length === page.length) {
        throw new Error("offline-report.mjs: Allure's page no longer has the analytics script it removes; look at the new version's page.");
      }
      return context.reportFiles.addFile(path, Buffer.from(kept, "utf8"));
    },
  },
});

export default class OfflineReport {
  constructor(options) {
    this.awesome = new Awesome(options);
  }

  start = (context, ...rest) => this.awesome.start(offline(context), ...rest);
  update = (context, ...rest) => this.awesome.update(offline(context), ...rest);
  done = (context, ...rest) => this.awesome.done(offline(context), ...rest);
  info = (context, ...rest) => this.awesome.info(context, ...rest);
}
