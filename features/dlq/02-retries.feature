@dlq
Feature: Retries

  Background:
    Given a provisioned bridge
    And both apps are ready

  @DLQ-04 @must
  Rule: A failure that heals before the last delivery is applied, and nothing is dead-lettered

    Scenario Outline: A user whose organization reaches <app> late
      When a user reaches <app> before its organization, which comes before the last delivery of the user
      Then <app> shows the user
      And the dead letters of <app> hold nothing of it

      Examples:
        | app      |
        | system_a |
        | system_b |

  # The last rule, because a feature's scenarios are begun from its end, and this one takes longest.
  @DLQ-03 @must
  Rule: A failure that may heal is retried on the declared backoff, and dead-lettered after the last delivery

    Scenario: A user whose organization never comes, at each app
      When the peer of each app publishes a user of an organization that the app does not have
      Then each app dead-letters its own for "max_deliver_exceeded" after the declared backoff
      And each was delivered as often as declared, each gap no shorter than declared
