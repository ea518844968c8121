@operations @disturbs
Feature: Health and what it gives away

  Background:
    Given a provisioned bridge that may be disturbed
    And both apps are ready

  @OPS-05 @should
  Rule: Health separates being alive from being ready

    Scenario: NATS is away
      Given each app says at one path whether it is alive and at another whether it is ready
      Then each app is alive and ready
      When the NATS server is stopped
      Then each app is alive and not ready
      When the NATS server is started again
      Then each app is alive and ready

    Scenario: The databases are away
      Given each app says at one path whether it is alive and at another whether it is ready
      When the databases of both apps are away
      Then each app is alive and not ready
      When the databases of both apps are back
      Then each app is alive and ready

  @OPS-04 @must
  Rule: No secret in logs, health or status

    Scenario: The apps at work, without NATS, and after it
      When each app is asked for its health, its sync status and whatever says that it is alive or ready
      And the NATS server is stopped
      And each app is asked for its health, its sync status and whatever says that it is alive or ready
      And the NATS server is started again
      Then neither these answers nor any log of an app in this run holds a secret, as it is or encoded
