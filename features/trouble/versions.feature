Feature: Versions
  A failure that somebody else sees on another firmware is no failure of this one, and the first question of every supplier is the version.
  The terminal must tell its versions, and every report must have them.

  @D7 @needs-versions
  Scenario: The terminal tells its versions, and the report has them
    Given a terminal ready for sales
    When the cashier looks at the terminal's versions
    Then the terminal tells its firmware and its parameter version
    And they are the versions in the report
