Feature: False reset commands
  Whoever can make a terminal believe a reset command owns the terminal: its settings, its refunds, its keys.
  A command that is forged, meant for another terminal or sent again must change nothing and be on record on both sides.

  Background:
    Given a terminal with nobody logged in

  @B11 @needs-remote-help
  Scenario Outline: A reset command that <fault> is ignored and recorded
    Given the next reset command <fault>
    When customer service checks the merchant and resets the administrator to the new password
    And the merchant asks for remote help at the terminal
    Then the terminal says that the reset is refused
    And the terminal's own journal has the refused reset
    And customer service has it on record that the terminal refused the reset
    When the administrator logs in with the delivered password
    Then the administrator's menu opens

    Examples:
      | fault                           |
      | has a wrong MAC                 |
      | is made out to another terminal |

  @B11 @needs-remote-help
  Scenario: A reset command that is sent again is ignored and recorded
    Given the administrator has been reset to the new password
    And the next reset command is a replay
    When customer service checks the merchant and resets the administrator to the delivered password
    And the merchant asks for remote help at the terminal
    Then the terminal says that the reset is refused
    And the terminal's own journal has the refused reset
    And customer service has it on record that the terminal refused the reset
    When the administrator logs in with the new password
    Then the administrator's menu opens
