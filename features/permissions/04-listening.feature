@permissions
Feature: Listening
  A subscription past the consumer sees everything and leaves no trace in any consumer's state.

  Background:
    Given a provisioned bridge
    And this server has shown that it can deny

  @PERM-12 @must
  Rule: An app may not subscribe to raw traffic

    Scenario Outline: <app> listens on its own inbox
      When <app> tries to subscribe to its own inbox
      Then the server refuses none of it

      Examples:
        | app      |
        | system_a |
        | system_b |

    Scenario Outline: <app> is refused every subscription to raw traffic
      When <app> tries to subscribe to raw traffic, plainly and in a queue group
      Then the server refuses each of them to <app>

      Examples:
        | app      |
        | system_a |
        | system_b |
