@permissions
Feature: Headers
  JetStream takes orders from the headers of a message: one publish with a rollup empties a stream that allows it. Whether
  it does is a setting of the stream, which no subject permission can replace.

  @PERM-15 @must @harms
  Rule: No header on a permitted publish lets an app destroy or hide data

    Background:
      Given a bridge that may come to harm
      And this server has shown that it can deny
      And system_a has published 2 events
      And system_b has published 2 events

    Scenario Outline: <app> publishes with "<header>: <value>"
      When <app> publishes an event with the header "<header>" set to "<value>"
      Then the stream still holds what it held
      And the stream has "<setting>" off

      Examples:
        | app      | header             | value                       | setting             |
        | system_a | Nats-Rollup        | all                         | allow_rollup_hdrs   |
        | system_b | Nats-Rollup        | all                         | allow_rollup_hdrs   |
        | system_a | Nats-Rollup        | sub                         | allow_rollup_hdrs   |
        | system_a | Nats-TTL           | 1s                          | allow_msg_ttl       |
        | system_a | Nats-Schedule      | @at 2009-11-10T23:00:00Z    | allow_msg_schedules |
        | system_a | Nats-Incr          | +1                          | allow_msg_counter   |
        | system_a | Nats-Batch-Id      | drawbridge-probe            | allow_atomic        |

  @PERM-29 @should
  Rule: Nobody can guess a message id, and so have another app's event taken for a duplicate
    Within the duplicate window a stream drops what carries a message id that it has seen, on whatever subject that was.

    Scenario: The message ids of both apps are random
      Given a provisioned bridge
      And this server has shown that it can deny
      And both apps are ready
      When an organization is created at each app and reaches its peer
      Then each app's events about them carry a message id of their own with at least 64 random bits
