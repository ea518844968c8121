@dlq
Feature: Retries

  Background:
    Given a provisioned bridge
    And both apps are ready

  @DLQ-03 @must
  Rule: A failure that may heal is retried on the declared backoff, and dead-lettered after the last delivery

    Scenario Outline: A user whose organization never reaches <app>
      When the peer of <app> publishes a user of an organization that <app> does not have
      Then <app> dead-letters it for "max_deliver_exceeded" after the declared backoff
      And it was delivered to <app> as often as declared, each gap no shorter than declared

      Examples:
        | app      |
        | system_a |
        | system_b |

  @DLQ-04 @must
  Rule: A failure that heals before the last delivery is applied, and nothing is dead-lettered

    Scenario Outline: A user whose organization reaches <app> late
      When the peer of <app> publishes a user of an organization that <app> does not have
      And <app> has given the message back at least once
      And the organization reaches <app>
      Then <app> shows the user
      And the dead letters of <app> hold nothing of it

      Examples:
        | app      |
        | system_a |
        | system_b |
