// Copies the Node.js binary of this platform next to this file, where Vaadin looks for it (`vaadin.node.folder`).
const fs = require("node:fs");
const path = require("node:path");

const platform = `node-${process.platform}-${process.arch}`;
const source = path.join(__dirname, "node_modules", platform, "bin", "node");
if (!fs.existsSync(source)) {
  console.error(`There is no npm package ${platform} here. Install Node.js 24 and build with -Dvaadin.node.folder=FOLDER.`);
  process.exit(1);
}
const target = path.join(__dirname, "node");
fs.copyFileSync(source, target + ".new");
fs.chmodSync(target + ".new", 0o755);
fs.renameSync(target + ".new", target);
