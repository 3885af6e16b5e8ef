// Allure's own report page, made to be read anywhere:
//  - less the one thing a payment laboratory does not want in it, a page that calls a web analytics service whenever somebody opens it
//    (Allure 3.18 has no option for that);
//  - as a folder whose index opens from disk: a browser does not let such a page fetch files beside it, but it lets it load scripts, so
//    each data file is written as a script that hands its content over when the page asks for it;
//  - and once more as one file for e-mail, with only what is not green in it.
import Awesome from "@allurereport/plugin-awesome";

const ANALYTICS = /<script async src="https:\/\/www\.googletagmanager\.com[^>]*><\/script>\s*<script>[^]*?<\/script>/;

const DATA = /^(data|widgets)\//;

// Allure's page takes its data from allureReportData where there is one and otherwise fetches it; a promise is as good as the data.
// The names are known beforehand, so that what a report does not have is not looked for.
const lateData = (names) => `<script>
  (() => {
    const names = new Set(${JSON.stringify(names).replace(/</g, "\\u003c")});
    const asked = new Map();
    const waiting = new Map();
    window.posrigData = (name, content) => waiting.get(name)?.(content);
    const load = (name) => {
      if (!asked.has(name)) {
        asked.set(name, new Promise((resolve, reject) => {
          waiting.set(name, resolve);
          const script = document.createElement("script");
          script.src = name + ".js";
          script.onload = () => script.remove();
          script.onerror = () => { asked.delete(name); reject(new Error(name + " is not beside this page")); };
          document.head.append(script);
        }));
      }
      return asked.get(name);
    };
    window.allureReportDataReady = true;
    window.allureReportData = new Proxy({}, {
      has: (_, name) => names.has(name),
      get: (_, name) => (names.has(name) ? load(name) : undefined),
    });
  })();
</script>`;

const withoutAnalytics = (page) => {
  const kept = page.replace(ANALYTICS, () => "");
  if (kept.length === page.length) {
    throw new Error("offline-report.mjs: Allure's page no longer has the analytics script it removes; look at the new version's page.");
  }
  return kept;
};

const folder = (context) => {
  const names = [];
  const files = {
    addFile: async (path, data) => {
      if (path === "index.html") {
        const page = withoutAnalytics(data.toString("utf8")).replace("<body>", () => `<body>\n${lateData(names)}`);
        return context.reportFiles.addFile(path, Buffer.from(page, "utf8"));
      }
      if (!DATA.test(path)) {
        return context.reportFiles.addFile(path, data);
      }
      names.push(path);
      const script = `posrigData(${JSON.stringify(path)},"${Buffer.from(data).toString("base64")}")`;
      return context.reportFiles.addFile(`${path}.js`, Buffer.from(script, "utf8"));
    },
  };
  return { ...context, reportFiles: files };
};

const oneFile = (context, name) => ({
  ...context,
  reportFiles: {
    addFile: (path, data) =>
      context.reportFiles.addFile(path === "index.html" ? name : path, Buffer.from(withoutAnalytics(data.toString("utf8")), "utf8")),
  },
});

// The store as a page sees it, with some of its answers changed.
const seen = (store, changed) =>
  new Proxy(store, {
    get: (target, name) => {
      if (name in changed) {
        return changed[name];
      }
      const value = target[name];
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

const attached = (steps) => steps.flatMap((step) => (step.type === "attachment" ? [step.link.id] : attached(step.steps ?? [])));

// Allure filters results, but would put the attachments of all the others into the file as well.
const ofFiltered = (store, filter) => ({
  allAttachments: async () => {
    const wanted = new Set();
    for (const result of await store.allTestResults({ includeRetries: true, filter })) {
      attached(result.steps).forEach((id) => wanted.add(id));
      (await store.fixturesByTrId(result.id)).forEach((fixture) => attached(fixture.steps).forEach((id) => wanted.add(id)));
    }
    return (await store.allAttachments()).filter(({ id }) => wanted.has(id));
  },
});

// Tags name what they link to; where that lies is for the configuration to say.
const follow = async (store, patterns) => {
  for (const { links } of await store.allTestResults({ includeRetries: true })) {
    for (const link of links) {
      if (link.url === link.name && patterns[link.type]) {
        link.url = patterns[link.type].replaceAll("{}", encodeURIComponent(link.name));
      }
    }
  }
};

export default class OfflineReport {
  constructor({ gate = [], links = {}, mail, ...options }) {
    this.links = links;
    // The rig has judged the quality gate already; the page only shows it.
    this.gate = { qualityGateResultsByEnvironmentId: async () => (gate.length ? { default: gate } : {}) };
    this.mail = mail;
    this.folder = new Awesome({ ...options, singleFile: false });
    this.page = new Awesome({ ...options, ...mail.options, singleFile: true });
  }

  start = async (context, store, ...rest) => {
    this.context = folder(context);
    await this.folder.start(this.context, store, ...rest);
    await this.page.start(oneFile(context, this.mail.name), store, ...rest);
  };

  done = async (context, store, ...rest) => {
    await follow(store, this.links);
    await this.folder.done(this.context, seen(store, this.gate), ...rest);
    const { filter } = this.mail.options;
    const changed = filter ? { ...this.gate, ...ofFiltered(store, filter) } : this.gate;
    await this.page.done(oneFile(context, this.mail.name), seen(store, changed), ...rest);
  };

  info = (context, ...rest) => this.folder.info(context, ...rest);
}
