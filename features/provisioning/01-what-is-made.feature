@provisioning
Feature: What the provisioner makes

  Background:
    Given an empty server
    And the provisioner has run

  @PROV-01 @must
  Rule: After the provisioner, the stream exists with exactly the declared subjects

    Scenario: Both directions and both dead letters, and nothing else
      Then the stream exists with exactly the declared subjects

  @PROV-02 @must
  Rule: The stream retains by limits, on file storage, and acknowledges publishes

    Scenario: The stream's settings and a publish
      Then the stream has the declared retention and storage
      When system_a publishes an event to its peer
      Then the stream acknowledges it

  @PROV-03 @must
  Rule: Each app has one durable consumer, pull unless declared otherwise, filtered on its peer's subject only

    Scenario: The consumers of both apps
      Then each app has one durable consumer, which delivers as declared and filters the subject of its peer only

    Scenario Outline: An event of <app> is offered to <peer> and to nobody else
      When <app> publishes an event to its peer
      Then the consumer of <peer> is offered it
      And no other consumer is offered it

      Examples:
        | app      | peer     |
        | system_a | system_b |
        | system_b | system_a |

  @PROV-04 @must
  Rule: Consumers acknowledge explicitly, with the declared deliveries, backoff and ack wait

    Scenario: The consumers' settings as this server reports them
      Then each consumer has the declared ack policy, max deliver and backoff
      And each consumer's ack wait is what this server makes of the declared one

  @PROV-05 @must
  Rule: Nothing else is created

    Scenario: One stream, and one consumer for each app
      Then the server holds no stream and no consumer that is not declared
