@delivery
Feature: Delivery in both directions

  Background:
    Given a provisioned bridge
    And both apps are ready

  @SYNC-01 @must
  Rule: An organization created at one app appears at its peer with every field

    Scenario Outline: An organization created at <app> appears at <peer>
      When an organization is created at <app>
      Then <peer> shows the organization with every field as <app> has it

      Examples:
        | app      | peer     |
        | system_a | system_b |

    Scenario: An organization that is not active keeps that on its way
      When an organization that is not active is created at system_a
      Then system_b shows the organization with every field as system_a has it

  @SYNC-02 @must
  Rule: An update at one app appears at its peer

    Scenario Outline: An organization updated at <app> is updated at <peer>
      Given an organization created at <app> has reached <peer>
      When <app> changes the organization's name and domain
      Then <peer> shows the organization with every field as <app> has it

      Examples:
        | app      | peer     |
        | system_a | system_b |

  @SYNC-03 @must
  Rule: A user created and updated at one app appears at its peer, bound to its organization

    Scenario Outline: A user travels from <app> to <peer>
      Given an organization created at <app> has reached <peer>
      When a user of that organization is created at <app>
      Then <peer> shows the user with every field as <app> has it
      When <app> changes the user's role and email
      Then <peer> shows the user with every field as <app> has it

      Examples:
        | app      | peer     |
        | system_a | system_b |

  @SYNC-04 @must
  Rule: All of it holds from system_b to system_a as well, and at the same time

    Scenario: An organization created at system_b appears at system_a
      When an organization is created at system_b
      Then system_a shows the organization with every field as system_b has it

    Scenario: An update at system_b appears at system_a
      Given an organization created at system_b has reached system_a
      When system_b changes the organization's name and domain
      Then system_a shows the organization with every field as system_b has it

    Scenario: A user travels from system_b to system_a
      Given an organization created at system_b has reached system_a
      When a user of that organization is created at system_b
      Then system_a shows the user with every field as system_b has it
      When system_b changes the user's role and email
      Then system_a shows the user with every field as system_b has it

    Scenario: Both apps write at once, and no id is given twice
      When each app creates 20 organizations at the same time
      Then each app shows all 40 organizations with every field as their maker has them
      And no two organizations share an id

    Scenario: An organization made at one app can be changed at the other
      Given an organization created at system_a has reached system_b
      When system_b changes the organization's name and domain
      Then system_a shows the organization with every field as system_b has it
