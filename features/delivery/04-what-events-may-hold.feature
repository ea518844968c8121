@delivery
Feature: What events may hold

  Background:
    Given a provisioned bridge
    And both apps are ready

  @SYNC-13 @must
  Rule: A field the consumer doesn't know is ignored; a missing optional one gets its default

    Scenario Outline: <app> takes an event with <what> that it does not know
      When the peer of <app> publishes an organization with <what> that nobody knows
      Then <app> shows the organization as it was published

      Examples:
        | app      | what                    |
        | system_a | fields of the envelope  |
        | system_a | fields of the payload   |
        | system_a | headers                 |
        | system_b | fields of the envelope  |
        | system_b | fields of the payload   |
        | system_b | headers                 |

    Scenario Outline: <app> takes an event of <resource> without <field>
      When the peer of <app> publishes <resource> without "<field>"
      Then <app> shows it with the "<field>" that it gives to one that is made without over HTTP

      Examples:
        | app      | resource        | field  |
        | system_a | an organization | active |
        | system_a | an organization | domain |
        | system_a | a user          | active |
        | system_a | a user          | role   |
        | system_b | an organization | active |
        | system_b | an organization | domain |
        | system_b | a user          | active |
        | system_b | a user          | role   |

  @SYNC-16 @must
  Rule: Unicode, long values, nulls and zone offsets arrive as they were sent

    Scenario Outline: Whatever is made at <app> arrives at <peer> as it was sent
      When organizations and users with values of every kind are made at <app>
      Then <peer> shows every one of them as it was sent to <app>
      When each of them is changed at <app> to other values of every kind
      Then <peer> shows every one of them as it was sent to <app>

      Examples:
        | app      | peer     |
        | system_a | system_b |
        | system_b | system_a |

    Scenario Outline: Whatever an event tells <app> it shows as it was published
      When the peer of <app> publishes organizations with values of every kind
      Then <app> shows every one of them as it was published

      Examples:
        | app      |
        | system_a |
        | system_b |

    Scenario Outline: A time is the same instant to <app>, whatever zone it is told in
      When the peer of <app> publishes organizations with times at the offsets "Z, +00:00, +05:30, -03:30, +14:00, -12:00"
      Then <app> shows every one of them at the instant that was published

      Examples:
        | app      |
        | system_a |
        | system_b |

    Scenario Outline: <app> tells the later of two updates by the instant and not by the clock on the wall
      When the peer of <app> publishes an update stamped at an offset of "+05:30"
      And a minute later one stamped in UTC, where it is earlier by the clock on the wall
      Then <app> shows the later update

      Examples:
        | app      |
        | system_a |
        | system_b |
