import { Component, type ReactNode } from 'react';

interface Props {
  onCrash: (error: Error) => void;
  children: ReactNode;
}

/** Shows nothing once an extension has thrown while rendering, and tells of it. */
export class Boundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: Error): void {
    this.props.onCrash(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}
