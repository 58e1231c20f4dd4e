// Signing in to a desk that others on the network reach: the token that `parley serve` printed, asked for over the screen that waits.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { post } from "../api.ts";
import { Dialog } from "./dialog.tsx";
import { newsHeard } from "./live.ts";
import { setStanding } from "./standing.ts";

export function SignIn() {
  const queries = useQueryClient();
  const [token, setToken] = useState("");
  const [refused, setRefused] = useState<string | null>(null);
  const signIn = async (): Promise<void> => {
    try {
      await post("/sign-in", { token });
      setStanding({ signedOut: false });
      await queries.invalidateQueries();
      newsHeard.dispatchEvent(new Event("signed-in"));
    } catch (error) {
      setRefused((error as Error).message);
    }
  };
  return (
    // Without signing in there is nothing behind it to go back to.
    <Dialog title="Sign in" onClose={() => undefined}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <label>
          Token of this desk
          <input
            type="password"
            autoComplete="current-password"
            required
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
        </label>
        <p className="quiet">
          parley serve printed it when the desk was first opened to the network. Decisions that wait in this
          browser are sent once you are in.
        </p>
        <p role="alert" className="refused">
          {refused}
        </p>
        <div className="buttons">
          <button type="submit" className="primary">
            Sign in
          </button>
        </div>
      </form>
    </Dialog>
  );
}
