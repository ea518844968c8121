@provisioning
Feature: Running it again

  Background:
    Given a bridge of its own without apps

  @PROV-06 @must
  Rule: Running it again changes nothing and ends with status 0

    Scenario: A second run
      Given system_a has published 3 events
      When the provisioner runs again
      Then it ends with status 0
      And its audit record says "no change"
      And the stream, its messages and its consumers are exactly as before

  @PROV-07 @must
  Rule: A changed declaration is applied in place and loses no message and no position

    Scenario: A limit is added while messages are under way
      Given system_a has published 6 events
      And system_b has taken and acknowledged 3 of them
      When the provisioner runs with a limit of 1000 messages added
      Then it ends with status 0
      And the stream has the limit of 1000 messages
      And system_b is delivered the other 3 events, each once

  @PROV-08 @must
  Rule: A change that would lose data is refused, saying what would be lost

    Scenario Outline: <change>
      Given system_a has published 6 events
      When the provisioner runs with <change>
      Then it ends with the status for a refused change
      And it says that <loss>
      And the stream, its messages and its consumers are exactly as before

      Examples:
        | change                        | loss                              |
        | a subject removed             | "system_a.sync.system_b"          |
        | the retention changed         | "retention"                       |
        | the storage changed           | "storage"                         |
        | a limit below what is held    | "max"                             |

    Scenario: A loss that is allowed by name
      Given system_a has published 6 events
      When the provisioner runs with a limit below what is held, and data loss allowed
      Then it ends with status 0
      And the stream holds no more than that limit

  @PROV-11 @must
  Rule: A subject that another stream owns is refused, naming that stream

    Scenario: Another stream has the subject
      Given a server on which the stream "legacy" owns "system_a.sync.system_b"
      When the provisioner runs
      Then it ends with the status for a refused change
      And it says that "legacy"
      And no stream but "legacy" exists

  @PROV-12 @must
  Rule: Two provisioners at once end in one right topology

    Scenario: Both start on an empty server
      Given an empty server
      When two provisioners run at once
      Then at least one of them ends with status 0
      And the topology on the server is exactly the declared one

  @PROV-13 @must
  Rule: After a provisioner was killed half-way, the next run converges

    Scenario: Killed after the stream was made
      Given an empty server
      When a provisioner is killed as soon as the stream exists
      And the provisioner runs again
      Then it ends with status 0
      And the topology on the server is exactly the declared one

  @PROV-14 @must
  Rule: Verify reports drift field by field, changes nothing, and ends with the status for drift

    Scenario: No drift
      When the provisioner verifies
      Then it ends with status 0

    Scenario: A consumer was changed by hand
      Given max deliver of "system_a-workers" was set to 9 by hand
      When the provisioner verifies
      Then it ends with the status for drift
      And it names "system_a-workers", "max_deliver", the found 9 and the declared 5
      And the stream, its messages and its consumers are exactly as before
