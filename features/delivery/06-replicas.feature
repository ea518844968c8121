@delivery @floods
Feature: Replicas

  Background:
    Given an implementation that claims "replicas"
    And a provisioned bridge that may be flooded
    And both apps are ready

  @SYNC-15 @should
  Rule: Two replicas of an app share its consumer: each event is applied once, and the latest state wins

    Scenario: A second instance of each app beside the first
      Given a second instance of each app is ready
      When each app makes 100 resources and changes them 200 times, all at once and by both its instances
      Then every acknowledged write has arrived complete and once, and the latest state has won
      When the stream gets 150 events for each app with the id of one that it has applied, and 150 that are older
      Then both instances of each app have taken a share of them
      And no instance shows anything of them
