Feature: The issuer's lock ends by itself
  A cardholder who waits as the bank has told must be able to pay again without calling anybody.
  A terminal that keeps locks of its own, or lets one try too early, sends good customers away.

  Background:
    Given a terminal ready for sales

  @A4
  Scenario Outline: A lock of <lock> holds up to its last minute and is over then
    Given the issuer's lock lasts <lock>
    And the PIN tries of the everyday debit card were used up at another merchant's
    When <all but a minute> pass at the issuer
    And the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal says that the PIN tries are used up
    When 1 minute passes at the issuer
    And the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00
    And the issuer counts 0 wrong PINs on the everyday debit card
    And the host has approved exactly one sale of 12.00 on the everyday debit card

    Examples:
      | lock     | all but a minute |
      | 2 hours  | 119 minutes      |
      | 24 hours | 1439 minutes     |

  @A4
  Scenario: After the lock a wrong PIN is a first one again
    Given the PIN tries of the everyday debit card were used up at another merchant's
    When 24 hours pass at the issuer
    And the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN
    Then the terminal says that the PIN is wrong
    And the issuer counts 1 wrong PIN on the everyday debit card
