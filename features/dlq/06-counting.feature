@dlq @disturbs
Feature: Counting dead letters

  @DLQ-12 @should
  Rule: The sync status counts dead letters

    Scenario Outline: Three malformed messages for <app>
      Given a provisioned bridge that may be disturbed
      And both apps are ready
      And the dead letters that the sync status of <app> counts
      When the peer of <app> publishes 3 malformed messages, and <app> dead-letters them
      Then the sync status of <app> counts 3 more

      Examples:
        | app      |
        | system_a |
        | system_b |
