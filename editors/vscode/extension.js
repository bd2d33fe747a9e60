// Starts `parallax lsp` and asks it for findings in Markdown and plain text.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async (context) => {
  const settings = vscode.workspace.getConfiguration("parallax");
  const server = { command: settings.get("path"), args: ["lsp"] };
  client = new LanguageClient("parallax", "Parallax", server, {
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", language: "plaintext" },
    ],
    initializationOptions: { hints: settings.get("hints") },
    // What others write counts too: versions that are not open, settings, glossaries.
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{md,markdown,txt,text,yaml,yml,csv,tsv,tbx}") },
  });
  context.subscriptions.push(
    vscode.commands.registerCommand("parallax.sameSentence", () =>
      vscode.commands.executeCommand("editor.action.peekDefinition"),
    ),
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
