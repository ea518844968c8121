Feature: Not of the specification

  Scenario: A step that the wrong glue defines
    Given a step that somebody defines

  Scenario: A step that nobody defines
    Given a step that nobody defines
