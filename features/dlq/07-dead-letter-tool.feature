@dlq
Feature: Dead letters in hand

  Background:
    Given an implementation that claims "dlq-tool"
    And a provisioned bridge
    And both apps are ready

  @DLQ-11 @should
  Rule: A dead letter can be listed, shown and replayed, and its replay is applied once

    Scenario Outline: A user that reached <app> before its organization
      When the peer of <app> publishes, under its event id, a user of an organization that <app> does not have
      Then <app> dead-letters it for "max_deliver_exceeded" after the declared backoff
      And the dead letter tool lists the dead letter
      And the dead letter tool shows it with its body
      When the organization reaches <app>
      And the dead letter tool replays it
      Then the stream holds the original once more, on its subject and with a message id of its own
      And <app> shows the user
      When the peer of <app> changes the user
      And the dead letter tool replays it
      And <app> has acknowledged whatever was replayed
      Then <app> still shows the user as it was changed

      Examples:
        | app      |
        | system_a |
        | system_b |
