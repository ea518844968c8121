@delivery @floods
Feature: Under load

  Background:
    Given a provisioned bridge that may be flooded
    And both apps are ready

  @SYNC-14 @should
  Rule: A burst of writes at both apps arrives complete and once, and the latest state wins

    Scenario: 1,000 writes each way at the same time
      When each app makes 400 resources and changes them 600 times, all at once
      Then every acknowledged write has arrived complete and once, and the latest state has won
