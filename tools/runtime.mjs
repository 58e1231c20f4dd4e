// First thing of every command: on an old Node say what to do, instead of failing in the middle of a syntax error.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `parley: this is Node ${process.versions.node}, Parley needs 24 or later. Run it through npm (npm start), which brings its own, or install Node 24.`,
  );
  process.exit(1);
}
