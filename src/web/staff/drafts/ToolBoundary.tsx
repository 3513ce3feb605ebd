import { Component, type ReactNode } from "react";

type Props = {
  /** What the tool draws; another draft is another try. */
  of: unknown;
  children: ReactNode;
};
type State = { readonly of: unknown; readonly failed: boolean };

/** A tool that cannot draw what a draft holds leaves the fields below it, with which that can be mended. */
export class ToolBoundary extends Component<Props, State> {
  override state: State = { of: this.props.of, failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): State | null {
    return of === state.of ? null : { of, failed: false };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p role="alert">
        The tool of this part cannot draw what is written here, which is a fault of the program. The fields
        below hold all of it, and the tool comes back with the next change that it can draw.
      </p>
    );
  }
}
