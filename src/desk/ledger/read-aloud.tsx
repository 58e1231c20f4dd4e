// Reads lines aloud with the browser's own speech synthesis, and says that the voice is synthetic.
import { useEffect, useState } from "react";

/** Announced before the first line and shown beside the button. */
const notice = "A synthetic voice of this browser reads; no person speaks.";

/** Button that starts and stops; nothing where the browser has no speech. One utterance a line, so that stopping is prompt. */
export function ReadAloud({ lines }: { readonly lines: () => Promise<readonly string[]> }) {
  const [speaking, setSpeaking] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(
    () => () => {
      globalThis.speechSynthesis?.cancel();
    },
    [],
  );
  if (typeof globalThis.speechSynthesis === "undefined")
    return <span className="quiet">This browser has no voice to read aloud with.</span>;
  const start = async (): Promise<void> => {
    speechSynthesis.cancel();
    setFailed(null);
    setSpeaking(true);
    let all: readonly string[];
    try {
      all = [notice, ...(await lines())];
    } catch (error) {
      setFailed((error as Error).message);
      return setSpeaking(false);
    }
    all.forEach((line, index) => {
      const utterance = new SpeechSynthesisUtterance(line);
      utterance.lang = "en";
      if (index === all.length - 1) utterance.onend = () => setSpeaking(false);
      utterance.onerror = () => setSpeaking(false);
      speechSynthesis.speak(utterance);
    });
  };
  const stop = (): void => {
    speechSynthesis.cancel();
    setSpeaking(false);
  };
  return (
    <span className="read-aloud">
      <button type="button" aria-pressed={speaking} onClick={speaking ? stop : () => void start()}>
        {speaking ? "Stop reading" : "Read aloud"}
      </button>{" "}
      <span className="quiet">synthetic voice</span>
      {failed && (
        <span role="alert" className="failed">
          {failed}
        </span>
      )}
    </span>
  );
}
