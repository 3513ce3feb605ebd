import { Component, type ReactNode } from "react";

type Props = {
  /** What the tool draws; another draft is another try. */
  of: unknown;
  children: ReactNode;
};

/** A tool that cannot draw what a draft holds leaves the fields below it, with which that can be mended. */
export class ToolBoundary extends Component<Props, { readonly failedOn: unknown; readonly failed: boolean }> {
  override state = { failedOn: undefined, failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.setState({ failedOn: this.props.of });
  }

  override componentDidUpdate() {
    const { failed, failedOn } = this.state;
    if (failed && failedOn !== undefined && failedOn !== this.props.of)
      this.setState({ failed: false, failedOn: undefined });
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
