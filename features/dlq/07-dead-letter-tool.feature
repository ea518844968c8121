@dlq
Feature: Dead letters in hand

  Background:
    Given an implementation that claims "dlq-tool"
    And a provisioned bridge
    And both apps are ready

  @DLQ-11 @should
  Rule: A dead letter can be listed, shown and replayed, and its replay is applied once

    # At both apps in one, so that the declared backoff passes once.
    Scenario: A user that reached each app before its organization
      When the peer of each app publishes, under its event id, a user of an organization that the app does not have
      Then each app dead-letters its own for "max_deliver_exceeded" after the declared backoff
      And the dead letter tool lists each dead letter
      And the dead letter tool shows each with its body
      When the organization reaches each app
      And the dead letter tool replays each
      Then the stream holds each original once more, on its subject and with a message id of its own
      And each app shows its user
      When the peer of each app changes the user
      And the dead letter tool replays each
      And each app has acknowledged whatever was replayed
      Then each app still shows its user as it was changed
