import { Divider, Flex } from '@hubspot/ui-extensions';
import { PageLink, type PageRoutesLayoutProps } from '@hubspot/ui-extensions/pages';
import { NAVIGATION } from '../words/pages.ts';

/** The ways to the other pages above each page. */
export function Layout({ children }: PageRoutesLayoutProps) {
  return (
    <Flex direction="column" gap="md">
      <Flex gap="md" wrap="wrap">
        {NAVIGATION.map(({ to, label }) => (
          <PageLink key={to} to={to}>
            {label}
          </PageLink>
        ))}
      </Flex>
      <Divider />
      {children}
    </Flex>
  );
}
