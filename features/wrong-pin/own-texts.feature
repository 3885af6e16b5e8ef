Feature: What is not a wrong PIN must not look like one
  Many refusals come right after a PIN was entered, and only one of them is about its digits.
  Whoever is told "wrong PIN" tries again; whose card is locked, lost or without a PIN must be told so at once.

  Background:
    Given a terminal ready for sales

  @A5
  Scenario Outline: A card that is <state> is told as <code>, and no PIN is asked for again
    Given the everyday debit card is <state>
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters the right PIN
    Then the terminal shows code <code> with its text
    And the terminal has not asked for the PIN again
    And the terminal has not said that the PIN is wrong
    And nothing is charged to the everyday debit card

    Examples:
      | state                | code |
      | locked at its issuer | 38   |
      | to be kept           | 04   |
      | a suspected fraud    | 34   |
      | reported lost        | 41   |
      | reported stolen      | 43   |

  @A5
  Scenario: Locked at the issuer after two wrong PINs in the same sale
    Given the issuer answers the next 2 sales with 55
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    Given the everyday debit card is locked at its issuer
    When the cardholder enters the right PIN
    Then the terminal shows code 38 with its text
    And the terminal has not said that the PIN is wrong

  @A6
  Scenario Outline: A PIN that has expired is told as <code>, as its issuer answers it
    Given the PIN of the everyday debit card has expired, which its issuer answers with <code>
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters the right PIN
    Then the terminal shows code <code> with its text
    And the terminal has not said that the PIN is wrong
    And nothing is charged to the everyday debit card

    Examples:
      | code |
      | 05   |
      | 62   |
      | 75   |

  @A6
  Scenario Outline: A PIN that was never activated is told as <code>, as its issuer answers it
    Given the PIN of the everyday debit card was never activated, which its issuer answers with <code>
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters the right PIN
    Then the terminal shows code <code> with its text
    And the terminal has not said that the PIN is wrong

    Examples:
      | code |
      | 62   |
      | 75   |

  @A6
  Scenario: A restricted card is told as restricted
    Given the everyday debit card is restricted
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal shows code 62 with its text
    And the terminal has not said that the PIN is wrong
