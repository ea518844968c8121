@delivery
Feature: Events on the wire

  Background:
    Given a provisioned bridge
    And both apps are ready

  @SYNC-05 @must
  Rule: Each event is a valid envelope on the declared subject, with the event id as its message id

    Scenario Outline: What <app> publishes about <what>
      When <app> <does>
      Then the stream holds an event about it on the subject of <app>
      And the event is a valid envelope of <app>
      And the event's message id is its event id

      Examples:
        | app      | what                        | does                              |
        | system_a | a new organization          | creates an organization           |
        | system_a | a changed organization      | creates and changes an organization |
        | system_a | a new user                  | creates a user                    |
        | system_b | a new organization          | creates an organization           |
        | system_b | a changed user              | creates and changes a user        |

  @SYNC-06 @must
  Rule: What an app applied from its peer is not sent back

    Scenario Outline: <peer> keeps quiet about what it applied from <app>
      Given an organization created at <app> has reached <peer>
      When <peer> creates an organization of its own as a sentinel
      Then the sentinel is on the subject of <peer>
      And no event about the organization of <app> is on the subject of <peer>

      Examples:
        | app      | peer     |
        | system_a | system_b |
        | system_b | system_a |

  @SYNC-07 @must
  Rule: The same event delivered twice is applied once

    Scenario Outline: An event of <app> that the stream holds twice
      Given an organization created at <app> has reached <peer>
      And <peer> has since changed the organization's name
      When the event of that creation is stored in the stream a second time
      Then <peer> acknowledges the second copy
      And <peer> still shows the organization with its changed name

      Examples:
        | app      | peer     |
        | system_a | system_b |
        | system_b | system_a |

    Scenario Outline: An event of <app> whose id <peer> has already applied
      Given an organization created at <app> has reached <peer>
      And <peer> has since changed the organization's name
      When an event with the event id of that creation and another name is stored in the stream
      Then <peer> acknowledges the second copy
      And <peer> still shows the organization with its changed name

      Examples:
        | app      | peer     |
        | system_a | system_b |
        | system_b | system_a |

  @SYNC-08 @must
  Rule: An older update that arrives late does not overwrite a newer one

    Scenario Outline: Two updates of <app> arrive in the wrong order
      Given an organization created at <app> has reached <peer>
      When an update of the organization made now arrives at <peer>
      And an update of the organization made a minute earlier arrives at <peer>
      Then <peer> acknowledges the older update
      And <peer> shows the newer update

      Examples:
        | app      | peer     |
        | system_a | system_b |
        | system_b | system_a |

  @SYNC-09 @must
  Rule: An invalid request is refused with a 4xx and publishes nothing

    Scenario Outline: <app> refuses <what>
      When <app> is sent <what>
      Then it answers with one of <statuses>
      When <app> creates an organization of its own as a sentinel
      Then the sentinel is on the subject of <app>
      And no event about the refused request is on the subject of <app>

      Examples:
        | app      | what                                   | statuses |
        | system_a | an organization without a name         | 422, 400 |
        | system_a | a user of an unknown organization      | 422, 404 |
        | system_a | a user with an email that is none      | 422      |
        | system_a | a body without its wrapper key         | 400, 422 |
        | system_a | a body that is not JSON                | 400      |
        | system_a | a change of an unknown organization    | 404      |
        | system_b | an organization without a name         | 422, 400 |
        | system_b | a body that is not JSON                | 400      |
